import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { monthsAndDays, type DayRange } from '@sidetone/domain/score-windows';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { COUNT_COLUMNS, type Dimension } from '../keep-cells/cell-place.js';
import { countSums, factAreas, factCounts, factGroups } from '../keep-cells/fact-counts.js';
import { totalsOf, type CountRow, type Totals } from './totals.js';

export type Filters = Readonly<Partial<Record<Exclude<Dimension, 'all'>, string>>>;

/** Which counts are asked for. Kinds are only added up where several are asked for. */
export interface CountsQuestion {
  readonly kinds: readonly SurveyKind[];
  /** By which groups; `all`: no groups. */
  readonly dimension: Dimension;
  /** `each`: every area, and all together under the empty name; else that one, empty for all together. */
  readonly area: string;
  readonly filters: Filters;
  /** The groups that are asked for; without them, all. */
  readonly values?: readonly string[] | undefined;
  /** The operator's days; without them, everything. */
  readonly days?: DayRange | undefined;
  /** Moments, half-open: told by facts, as cells are whole days. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Also apart by day: for series. */
  readonly byDay?: boolean;
}

/** Where cells can answer: their dimension, with which values of it, and of which stratum. */
interface InCells {
  readonly dimension: Dimension;
  readonly values: readonly string[] | undefined;
  readonly stratum: string | undefined;
}

/**
 * Counts of any groups, filters and time: from the kept cells where they know (one dimension, or a segment beside another), which reads few
 * rows however many answers there are; else from the facts, which takes as long as there are answers in the time asked for.
 */
@Injectable()
export class CountsReader {
  constructor(private readonly database: Database) {}

  async read(question: CountsQuestion): Promise<readonly Totals[]> {
    const cells = inCells(question);
    const rows = await this.database.query<CountRow>(cells ? cellRows(question, cells) : factRows(question));
    return totalsOf(rows, question.dimension === 'all' ? '' : undefined);
  }

  /** The next values of a dimension after one, in order: those of which there ever was a fact of these kinds. */
  async valuesAfter({ kinds, dimension, area }: CountsQuestion, after: string | undefined, limit: number) {
    const rows = await this.database.query<{ value: string }>(sql`
      select distinct value from score_month
      where dimension = ${dimension} and ${oneOf('kind', kinds)} and journey_area = ${area === 'each' ? '' : area}
        and (${after ?? null}::text is null or value > ${after ?? null}::text)
      order by value limit ${limit}`);
    return rows.map(({ value }) => value);
  }
}

function inCells({ dimension, filters, values, from, to }: CountsQuestion): InCells | undefined {
  if (from !== undefined || to !== undefined) return undefined;
  const given = (Object.entries(filters) as [Dimension, string][]).filter(([, value]) => value !== undefined);
  const others = given.filter(([name]) => name !== 'segment' && name !== dimension);
  const own = given.find(([name]) => name === dimension)?.[1];
  const [other] = others;
  const stratum = dimension === 'segment' ? undefined : filters.segment;
  if (!other) return { dimension, values: own === undefined ? values : [own], stratum };
  if (others.length > 1 || dimension !== 'all') return undefined;
  return { dimension: other[0], values: [other[1]], stratum };
}

const added = trustedSql(COUNT_COLUMNS.join(', '));
const takenOff = trustedSql(COUNT_COLUMNS.map((name) => `-${name} as ${name}`).join(', '));
/** What was all taken off is as if it had never been read. */
const anything = trustedSql(`sum(promoters + passives + detractors + invited + answered) <> 0`);

function cellRows({ kinds, area, days, byDay }: CountsQuestion, { dimension, values, stratum }: InCells): Sql {
  const where = sql`dimension = ${dimension} and ${oneOf('kind', kinds)}
    ${area === 'each' ? sql`` : sql`and journey_area = ${area}`}
    ${values === undefined ? sql`` : sql`and ${oneOf('value', values)}`}
    ${stratum === undefined ? sql`` : sql`and stratum = ${stratum}`}`;
  const key = trustedSql('journey_area, value, stratum');
  if (byDay === true) {
    return sql`
      select ${key}, to_char(day, 'YYYY-MM-DD') as day, ${countSums} from score_cell
      where ${where} ${days ? between(days) : sql``} group by journey_area, value, stratum, day`;
  }
  if (!days) return sql`select ${key}, ${countSums} from score_month where ${where} group by ${key}`;
  const { months, ...parts } = monthsAndDays(days);
  const ofDays = (counts: Sql) => (range: DayRange) =>
    sql`select ${key}, ${counts} from score_cell where ${where} ${between(range)}`;
  const selects = [
    ...(months.length === 0
      ? []
      : [sql`select ${key}, ${added} from score_month where ${where} and ${oneOf('month', months)}`]),
    ...parts.days.map(ofDays(added)),
    ...parts.without.map(ofDays(takenOff)),
  ];
  const together = selects.reduce((all, one) => sql`${all} union all ${one}`);
  return sql`select ${key}, ${countSums} from (${together}) as part group by ${key} having ${anything}`;
}

const COLUMN_OF = {
  segment: 'segment',
  region: 'region',
  account: 'account',
  contractLevel: 'contract_level',
  product: 'product',
  channel: 'channel',
  language: 'language',
  team: 'team',
  wave: 'wave_id',
  survey: 'survey_id',
} as const satisfies Record<Exclude<Dimension, 'all'>, string>;

function factRows({ kinds, dimension, area, filters, values, days, from, to, byDay }: CountsQuestion): Sql {
  let which = oneOf('kind', kinds);
  for (const [name, value] of Object.entries(filters) as [keyof typeof COLUMN_OF, string | undefined][]) {
    if (value !== undefined) which = sql`${which} and coalesce(${trustedSql(COLUMN_OF[name])}, '') = ${value}`;
  }
  if (days) which = sql`${which} ${between(days)}`;
  if (from !== undefined) which = sql`${which} and at >= ${toIso(from)}::timestamptz`;
  if (to !== undefined) which = sql`${which} and at < ${toIso(to)}::timestamptz`;
  const day = byDay === true ? sql`, to_char(day, 'YYYY-MM-DD') as day` : sql``;
  return sql`
    select area as journey_area, value, coalesce(segment, '') as stratum ${day}, ${countSums}
    from (${factCounts(which)}) as fact ${factGroups} ${factAreas}
    where dimension = ${dimension} and value is not null ${area === 'each' ? sql`` : sql`and area = ${area}`}
      ${values === undefined ? sql`` : sql`and ${oneOf('value', values)}`}
    group by area, value, coalesce(segment, '') ${byDay === true ? sql`, day` : sql``}`;
}

function between({ from, until }: DayRange): Sql {
  return sql`and day >= ${from}::date and day < ${until}::date`;
}

/** An equality where there is one value only: an index's order then lasts beyond it. `column` is our own text. */
function oneOf(column: string, values: readonly string[]): Sql {
  const [first, second] = values;
  return first !== undefined && second === undefined
    ? sql`${trustedSql(column)} = ${first}`
    : sql`${trustedSql(column)} = any(${values}::text[])`;
}
