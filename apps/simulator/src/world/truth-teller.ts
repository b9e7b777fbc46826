import type { Instant } from '@sidetone/domain/time';
import { DAY_MS } from '@sidetone/domain/time';
import { LEAST_SHARE, type CellRepair } from './cell-repair.js';
import type { WorldSize } from './create-world.js';
import { weightOf } from './effect.js';
import type { Exposures } from './exposure.js';
import type { LivedLines } from './lived-lines.js';
import type { Contact } from './people.js';
import type { PlantableKpi } from './plantable-kpis.js';
import type { Opinion } from './respondent.js';
import { differenceOf, truthOf, type PlantedCell, type PlantedRepair, type Truth } from './truth.js';

/** Somebody who was asked, with what they would say. */
export interface AskedPerson {
  readonly contactId: string;
  readonly opinion: Opinion;
  readonly answered: boolean;
}

/** KPIs whose events come through a cell. */
const CELL_KPIS: ReadonlySet<PlantableKpi> = new Set([
  'voice.drop.count',
  'voice.setupfail.count',
  'data.fail.count',
  'data.slow.minutes',
  'outage.minutes',
  'outage.count',
]);

/** Knows what was planted: on answers, by the repair, and cell by cell. */
export class TruthTeller {
  constructor(
    private readonly size: Pick<WorldSize, 'seed' | 'profile'>,
    private readonly lived: LivedLines,
    private readonly repair: CellRepair | undefined,
  ) {}

  /** @param everybody who may be asked @param now up to which timelines are made */
  tell(asked: readonly AskedPerson[], everybody: readonly Contact[], now: Instant): Truth {
    const { seed, profile } = this.size;
    const answered = asked.filter((person) => person.answered);
    const truth = truthOf(
      seed,
      profile,
      asked.map(({ opinion }) => opinion),
      answered.map(({ opinion }) => opinion),
    );
    const repair = this.repair && this.repairOf(this.repair, answered);
    return { ...truth, ...(repair ? { repair } : {}), cells: this.cells(everybody, now) };
  }

  private repairOf({ at, cellIds, days, settleDays }: CellRepair, answered: readonly AskedPerson[]): PlantedRepair {
    const from = at + settleDays * DAY_MS;
    const reached = answered.filter(
      ({ contactId, opinion }) =>
        opinion.at >= from &&
        opinion.at < from + days * DAY_MS &&
        this.lived.carriedBy(contactId, cellIds, at) >= LEAST_SHARE,
    );
    const worlds = reached.map(({ contactId, opinion: { at: answeredAt, baseline, weights } }) => ({
      baseline,
      weights,
      otherwise: this.weightsOf(this.lived.exposuresUnrepaired(contactId, answeredAt)),
    }));
    return {
      cellIds: [...cellIds].sort(),
      at,
      days,
      settleDays,
      answers: reached.length,
      effect: differenceOf(worlds, this.size.profile),
    };
  }

  private cells(everybody: readonly Contact[], now: Instant): readonly PlantedCell[] {
    const cells = new Map<string, { people: number; points: number }>();
    for (const { contactId, baseline } of everybody) {
      const homes = this.lived.homesOf(contactId, now);
      if (homes.length === 0) continue;
      const weights = this.weightsOf(this.lived.exposuresOf(contactId, now));
      const otherwise = weights.map((weight, index) => {
        const kpi = this.size.profile.effects[index]?.kpi;
        return kpi !== undefined && CELL_KPIS.has(kpi) ? 0 : weight;
      });
      const points = -differenceOf([{ baseline, weights, otherwise }], this.size.profile);
      for (const cellId of homes) {
        const cell = cells.get(cellId) ?? { people: 0, points: 0 };
        cells.set(cellId, { people: cell.people + 1, points: cell.points + points / homes.length });
      }
    }
    return [...cells]
      .map(([cellId, { people, points }]) => ({ cellId, people, points }))
      .sort((one, other) => other.points - one.points || (one.cellId < other.cellId ? -1 : 1));
  }

  private weightsOf(exposures: Exposures): readonly number[] {
    return this.size.profile.effects.map((effect) => weightOf(effect, exposures[effect.kpi]));
  }
}
