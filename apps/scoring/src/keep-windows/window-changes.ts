import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import type { Band } from '@sidetone/domain/nps';

/** A journey area, or all answers of a survey kind whatever their area. */
export type ScoreArea = JourneyArea | 'overall';

/** Where a fact counts: survey kinds are never mixed. */
export interface Place {
  readonly kind: SurveyKind;
  readonly journeyArea: JourneyArea | null;
  readonly week: string;
}

export interface WindowChange {
  readonly kind: SurveyKind;
  readonly area: ScoreArea;
  readonly week: string;
  promoters: number;
  passives: number;
  detractors: number;
  invited: number;
}

type Count = 'promoters' | 'passives' | 'detractors' | 'invited';
const COUNT_OF = { promoter: 'promoters', passive: 'passives', detractor: 'detractors' } as const satisfies Record<
  Band,
  Count
>;

/** By how much a batch of facts changes each window; what cancels out is left out. */
export class WindowChanges {
  private readonly changes = new Map<string, WindowChange>();

  countAnswer(place: Place, band: Band): void {
    this.add(place, COUNT_OF[band], 1);
  }

  uncountAnswer(place: Place, band: Band): void {
    this.add(place, COUNT_OF[band], -1);
  }

  countInvitation(place: Place): void {
    this.add(place, 'invited', 1);
  }

  /** The changed windows, always in the same order, so that rival transactions lock them in the same order. */
  list(): readonly WindowChange[] {
    return [...this.changes]
      .filter(
        ([, { promoters, passives, detractors, invited }]) =>
          promoters !== 0 || passives !== 0 || detractors !== 0 || invited !== 0,
      )
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, change]) => change);
  }

  private add({ kind, journeyArea, week }: Place, count: Count, by: 1 | -1): void {
    this.of(kind, 'overall', week)[count] += by;
    if (journeyArea !== null) this.of(kind, journeyArea, week)[count] += by;
  }

  private of(kind: SurveyKind, area: ScoreArea, week: string): WindowChange {
    const key = `${kind}|${area}|${week}`;
    const known = this.changes.get(key);
    if (known) return known;
    const fresh: WindowChange = { kind, area, week, promoters: 0, passives: 0, detractors: 0, invited: 0 };
    this.changes.set(key, fresh);
    return fresh;
  }
}
