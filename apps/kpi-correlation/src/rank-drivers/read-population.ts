import { PopulationImpact, type PopulationReport, type Share } from '@sidetone/domain/impact';
import type { DriverModel } from '@sidetone/domain/drivers';
import type { Aggregation } from '@sidetone/domain/kpi';
import type { Margins } from '@sidetone/domain/statistics';
import { DAY_MS, dayAfter, dayStart, localDay, type Instant } from '@sidetone/domain/time';
import { grouped } from '../compute-exposures/grouped.js';
import type { Asking, AnswersQuestion } from './read-answers.js';
import type { RunScope } from './run-scope.js';
import { levelsOf, YEAR_MS, type Characteristics } from './characteristics.js';

export interface PopulationQuestion extends AnswersQuestion {
  readonly timeZone: string;
  readonly aggregations: ReadonlyMap<string, Aggregation>;
  readonly minimumGroup: number;
}

interface Line extends Characteristics {
  readonly subscription_id: string;
  readonly answered: boolean;
}

interface Total {
  readonly subscription_id: string;
  readonly kpi: string;
  /** The cell or other resource through which it came, where that is known. */
  readonly resource_id: string | null;
  readonly day: string;
  readonly amount: number;
  readonly weight: number | null;
}

const LINES_AT_ONCE = 5_000;
const MOST_RESOURCES = 500;
const itself = (total: Total): Total => total;
const GREATEST: ReadonlySet<Aggregation> = new Set<Aggregation>(['max', 'maxDays']);

/**
 * What a model expects of every line that is in use, those who never answered included: each with what hit it in the days of the window,
 * today's part included, by the daily totals; and through which cells and other resources it came.
 */
export async function readPopulation(
  asking: Asking,
  model: DriverModel,
  question: PopulationQuestion,
  onLines: (lines: number) => void,
): Promise<PopulationReport> {
  const impact = new PopulationImpact(model, question.minimumGroup);
  const days = daysOf(question);
  let after = '';
  let lines: Line[];
  do {
    lines = (await asking.query(...linesAfter(after, question))).rows as Line[];
    const ids = lines.map(({ subscription_id }) => subscription_id);
    const kpis = model.kpis.map(({ kpi }) => kpi);
    const totals = (await asking.query(TOTALS, [ids, days.first, days.last, kpis])).rows as Total[];
    const ofLine = grouped(totals, ({ subscription_id }) => subscription_id, itself);
    for (const line of lines) {
      const exposed = exposuresOf(ofLine.get(line.subscription_id) ?? [], model, question, days.last);
      impact.add(
        { exposures: exposed.exposures, levels: levelsOf(line, question.asOf), answered: line.answered },
        exposed.shares,
      );
    }
    after = ids.at(-1) ?? '';
    onLines(lines.length);
  } while (lines.length === LINES_AT_ONCE);
  return impact.report(MOST_RESOURCES);
}

function daysOf({ asOf, windowDays, timeZone }: PopulationQuestion): { readonly first: string; readonly last: string } {
  const last = localDay(asOf, timeZone);
  return { first: dayAfter(last, 1 - windowDays), last };
}

/** Lines in use, as far as the run is of them, with what is known of each. */
const LINES = `
  select line.subscription_id, line.customer_id, customer.segment, coalesce(line.region, customer.region) as region, customer.contract_level,
    (extract(epoch from customer.customer_since) * 1000)::float8 as customer_since, null as channel
  from subscription line left join customer using (customer_id)
  where line.status not in ('terminated', 'cancelled', 'aborted', 'created', 'pendingActive')
    and ($1::text is null or customer.segment = $1) and ($2::text is null or coalesce(line.region, customer.region) = $2)
    and ($3::text is null or customer.contract_level = $3)`;

const filters = ({ segment, region, contractLevel }: RunScope): unknown[] => [segment, region, contractLevel];

/** How many lines in use have each level of what is known of all of them: what the answers can be weighed to. Tenures of as many whole years are of one level. */
export async function readMargins(asking: Asking, question: AnswersQuestion): Promise<Margins> {
  const text = `
    select segment, region, min(customer_since) as customer_since, count(*)::float8 as lines
    from (${LINES}) as lines group by segment, region, floor(($4::float8 - customer_since) / ${YEAR_MS}) order by 1, 2, 3`;
  const { rows } = await asking.query(text, [...filters(question), question.asOf]);
  const margins: Record<string, Record<string, number>> = { segment: {}, region: {}, tenure: {} };
  for (const row of rows as (Characteristics & { readonly lines: number })[]) {
    const levels = levelsOf({ ...row, contract_level: null, channel: null }, question.asOf);
    for (const [name, sizes] of Object.entries(margins)) {
      const level = levels[name] ?? '';
      sizes[level] = (sizes[level] ?? 0) + row.lines;
    }
  }
  return margins;
}

function linesAfter(after: string, question: PopulationQuestion): [string, unknown[]] {
  const text = `
    select lines.*, exists (
        select from answer where answer.customer_id = lines.customer_id and answer.kind = $5 and not answer.withdrawn
          and answer.answered_at <= to_timestamp($6::float8 / 1000)) as answered
    from (${LINES} and line.subscription_id > $4 order by line.subscription_id limit ${LINES_AT_ONCE}) as lines`;
  return [text, [...filters(question), after, question.kind, question.asOf]];
}

/**
 * By day: what the lines' own totals say, less what their events say of a cell, that by cell, and what resources carried to them by topology
 * as it holds now.
 */
const TOTALS = `
  with wanted as materialized (select unnest($1::text[]) as subscription_id),
  by_cell as materialized (
    select event.subscription_id, told.kpi, event.data::jsonb->>'cellId' as resource_id, event.day, sum(told.amount) as amount
    from wanted join event using (subscription_id)
    cross join lateral (
      select event.kpi, event.amount, event.weight where event.kpi is not null
      union all select * from jsonb_to_recordset(event.more) as further (kpi text, amount numeric, weight numeric)) told
    where event.day between $2::date and $3::date and event.used and told.kpi = any($4::text[]) and told.weight is null and event.data like '%"cellId"%'
    group by 1, 2, 3, 4),
  of_cells as (select subscription_id, kpi, day, sum(amount) as amount from by_cell where resource_id is not null group by 1, 2, 3),
  own as (
    select daily.scope_id as subscription_id, daily.kpi, daily.day, sum(daily.amount) as amount, sum(daily.weight) as weight
    from wanted join kpi_daily daily on daily.scope_id = wanted.subscription_id and daily.scope = 'subscription'
    where daily.day between $2::date and $3::date and daily.kpi = any($4::text[])
    group by 1, 2, 3)
  select subscription_id, kpi, null as resource_id, day::text as day, (own.amount - coalesce(of_cells.amount, 0))::float8 as amount, weight::float8 as weight
  from own left join of_cells using (subscription_id, kpi, day)
  union all
  select subscription_id, kpi, resource_id, day::text, amount::float8, null from by_cell where resource_id is not null
  union all
  select link.subscription_id, daily.kpi, link.resource_id, daily.day::text, (daily.amount * link.weight)::float8, (daily.weight * link.weight)::float8
  from wanted join topology_link link using (subscription_id)
  join kpi_daily daily on daily.scope_id = link.resource_id and daily.scope = 'resource'
    and daily.day >= link.valid_from::date and (link.valid_to is null or daily.day < link.valid_to::date)
  where daily.day between $2::date and $3::date and daily.kpi = any($4::text[])`;

function exposuresOf(
  totals: readonly Total[],
  model: DriverModel,
  { aggregations, timeZone, asOf }: PopulationQuestion,
  lastDay: string,
): { readonly exposures: ReadonlyMap<string, number>; readonly shares: readonly Share[] } {
  const exposures = new Map<string, number>();
  const shares: Share[] = [];
  for (const [kpi, ofKpi] of grouped(totals, (total) => total.kpi, itself)) {
    const form = model.kpis.find((candidate) => candidate.kpi === kpi)?.form;
    const aged = (total: Total): number =>
      form?.kind === 'decay'
        ? total.amount * 2 ** (-ageDays(total.day, lastDay, asOf, timeZone) / form.halfLifeDays)
        : total.amount;
    const amounts = ofKpi.map(aged);
    const weight = ofKpi.reduce((sum, total) => sum + (total.weight ?? 0), 0);
    const whole = amounts.reduce((sum, amount) => sum + amount, 0);
    const aggregation = aggregations.get(kpi);
    const value = aggregation && GREATEST.has(aggregation) ? Math.max(...amounts) : weight > 0 ? whole / weight : whole;
    if (!(value > 0) || !(whole > 0)) continue;
    exposures.set(kpi, value);
    for (const [resourceId, carried] of grouped(ofKpi, ({ resource_id }) => resource_id, itself)) {
      const part = carried.reduce((sum, total) => sum + aged(total), 0);
      if (resourceId !== null && part > 0) shares.push({ resourceId, kpi, share: part / whole });
    }
  }
  return { exposures, shares };
}

/** To the middle of the day, or of what has passed of it. */
function ageDays(day: string, lastDay: string, asOf: Instant, timeZone: string): number {
  const start = dayStart(day, timeZone);
  const end = day === lastDay ? asOf : start + DAY_MS;
  return (asOf - (start + end) / 2) / DAY_MS;
}
