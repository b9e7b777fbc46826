import { Inject, Injectable } from '@nestjs/common';
import { countsWithout, type ScoreCounts } from '@sidetone/domain/nps';
import { badRequest } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { shownDays, within, WindowReader, type AskedWindow, type ShownDays } from '../read-cells/asked-window.js';
import { CountsReader, type CountsQuestion } from '../read-cells/counts-reader.js';
import { NOBODY, type Totals } from '../read-cells/totals.js';
import { TargetStore } from '../set-targets/target-store.js';
import { eitherWindowOrMoments } from './either-window-or-moments.js';
import { questionIn, type ScoreQuery } from './score-query.dto.js';
import { scoreReading, type ScoreReading } from './score-reading.js';

/** `value` is null for answers of which the group is not known. */
export type GroupReading = ScoreReading & { readonly value: string | null };

export interface ScoresAnswer {
  readonly kind: string;
  /** null: from the beginning, or to the end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly window: (ShownDays & { readonly id: string }) | { readonly id: string } | null;
  readonly overall: ScoreReading;
  /** Areas without answers and invitations are left out. */
  readonly areas: Readonly<Record<string, ScoreReading>>;
  readonly groupBy?: string;
  readonly groups?: readonly GroupReading[];
  /** The cursor of the next groups; null on the last page. */
  readonly next?: string | null;
}

/** Scores of any period and group, with what is held against them. */
@Injectable()
export class ReadScores {
  constructor(
    private readonly counts: CountsReader,
    private readonly windows: WindowReader,
    private readonly targets: TargetStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  /** @throws Problem 400 for a window that is none, or a comparison that cannot be made */
  async read(query: ScoreQuery): Promise<ScoresAnswer> {
    const window = query.window === undefined ? undefined : await this.windows.read(query.window);
    assertComparable(query, window);
    const asked = questionIn(query);
    const question = window ? within(asked, window.part) : asked;
    const before = query.compare === 'previous' && window ? (window.previous ?? 'nothing') : undefined;
    const [areas, earlier, targets, page] = await Promise.all([
      this.counts.read({ ...question, area: query.journeyArea ?? 'each' }),
      this.before(before, { ...asked, area: query.journeyArea ?? 'each' }),
      this.targets.ofNps(asked.kinds),
      query.groupBy && this.pageOfGroups(query, question, before),
    ]);
    const readingOf = (totals: Totals) =>
      scoreReading(totals, this.settings.MINIMUM_N, {
        target: targets.get(totals.area),
        reference: earlier?.(totals),
      });
    const nobody: Totals = { ...NOBODY, area: query.journeyArea ?? '', value: '' };
    const overall = areas.find(({ area }) => area === nobody.area) ?? nobody;
    const named = areas
      .filter(({ area, counts, invited }) => area !== '' && (invited > 0 || Object.values(counts).some(Boolean)))
      .sort((one, other) => (one.area < other.area ? -1 : 1));
    const days = shownDays(window?.part.days);
    return {
      kind: asked.kinds.join(','),
      from: query.from ?? null,
      to: query.to ?? null,
      window: window ? { id: window.id, ...days } : null,
      overall: readingOf(overall),
      areas: Object.fromEntries(named.map((totals) => [totals.area, readingOf(totals)])),
      ...(page && this.groupsOf(page, query, overall, targets.get(nobody.area))),
    };
  }

  /** The counts of the groups of a page, and of the one that they are compared with. */
  private async pageOfGroups(query: ScoreQuery, question: CountsQuestion, before: Before): Promise<PageOfGroups> {
    const { groupBy = 'all', limit, compare, cursor } = query;
    const asked = { ...question, dimension: groupBy };
    const found = await this.counts.valuesAfter(asked, cursor === undefined ? undefined : readKey(cursor), limit + 1);
    const shown = found.slice(0, limit);
    const against = compare?.startsWith('group:') === true ? compare.slice('group:'.length) : undefined;
    const values = against === undefined ? shown : [...new Set([...shown, against])];
    const [totals, earlier] = await Promise.all([
      values.length === 0 ? [] : this.counts.read({ ...asked, values }),
      this.before(before, { ...questionIn(query), dimension: groupBy, values }),
    ]);
    return { shown, hasNext: found.length > limit, against, totals, earlier };
  }

  private groupsOf(
    { shown, hasNext, against, totals, earlier }: PageOfGroups,
    { groupBy = 'all', compare }: ScoreQuery,
    whole: Totals,
    target: number | undefined,
  ): Pick<ScoresAnswer, 'groupBy' | 'groups' | 'next'> {
    const other = totals.find(({ value }) => value === against)?.counts ?? NOBODY.counts;
    const referenceOf = (one: Totals): ScoreCounts | undefined => {
      if (against !== undefined) return one.value === against ? undefined : other;
      return compare === 'rest' ? countsWithout(whole.counts, one.counts) : earlier?.(one);
    };
    const groups = totals
      .filter(
        ({ value, counts, invited }) => shown.includes(value) && (invited > 0 || Object.values(counts).some(Boolean)),
      )
      .sort((one, two) => (one.value < two.value ? -1 : 1))
      .map((one) => ({
        value: one.value === '' ? null : one.value,
        ...scoreReading(one, this.settings.MINIMUM_N, { target, reference: referenceOf(one) }),
      }));
    const last = shown.at(-1);
    const next = hasNext && last !== undefined ? Buffer.from(` ${last}`).toString('base64url') : null;
    return { groupBy, groups, next };
  }

  /** What each total of the period before is compared with; nobody answered before the first wave. */
  private async before(before: Before, question: CountsQuestion): Promise<((now: Totals) => ScoreCounts) | undefined> {
    if (before === undefined) return undefined;
    const earlier = before === 'nothing' ? [] : await this.counts.read(within(question, before));
    return (now) =>
      earlier.find(({ area, value }) => area === now.area && value === now.value)?.counts ?? NOBODY.counts;
  }
}

interface PageOfGroups {
  readonly shown: readonly string[];
  readonly hasNext: boolean;
  readonly against: string | undefined;
  readonly totals: readonly Totals[];
  readonly earlier: ((now: Totals) => ScoreCounts) | undefined;
}

type Before = AskedWindow['part'] | 'nothing' | undefined;

function readKey(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(' ')) throw badRequest('cursor must be the next of an earlier page.');
  return text.slice(1);
}

function assertComparable(query: ScoreQuery, window: AskedWindow | undefined): void {
  const { compare, groupBy } = query;
  eitherWindowOrMoments(query);
  if (compare === 'previous' && !window) {
    throw badRequest('compare=previous needs a window: all there is has nothing before it.', [
      { field: 'window', message: 'such as rolling30' },
    ]);
  }
  if (compare !== undefined && compare !== 'previous' && groupBy === undefined) {
    throw badRequest(`compare=${compare} needs groupBy.`, [{ field: 'groupBy', message: 'such as segment' }]);
  }
}
