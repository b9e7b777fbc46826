import { createHash } from 'node:crypto';
import { PopulationImpact, type PopulationReport } from '@sidetone/domain/impact';
import type { DriverModel } from '@sidetone/domain/drivers';
import type { Aggregation } from '@sidetone/domain/kpi';
import type { Margins } from '@sidetone/domain/statistics';
import { dayAfter, localDay } from '@sidetone/domain/time';
import { carriedBy, dayBounds, type PartOfDay } from './carried-by.js';
import { levelsOf, YEAR_MS, type Characteristics } from './characteristics.js';
import { ageAt, lineExposures, type DayTotal } from './line-exposures.js';
import type { Asking, AnswersQuestion } from './read-answers.js';
import { filters, LINES, linesAfter, masterOf, type Line } from './read-lines.js';
import { ownTotals, resourceTotals } from './read-totals.js';

export interface PopulationQuestion extends AnswersQuestion {
  readonly timeZone: string;
  readonly aggregations: ReadonlyMap<string, Aggregation>;
  readonly minimumGroup: number;
}

export interface ReadPopulation {
  readonly report: PopulationReport;
  /** Of every line, and of what hit it by day and resource, in order: SHA-256. */
  readonly fingerprint: string;
}

const LINES_AT_ONCE = 5_000;
const MOST_RESOURCES = 500;

/**
 * What a model expects of every line that is in use, those who never answered included: each with what hit it in the days of the window,
 * today's part included, by the daily totals; and through which cells and other resources it came. In a fixed order, so that sums are the
 * same to the last digit.
 * @param flagged the KPIs that are associated with the score
 */
export async function readPopulation(
  asking: Asking,
  model: DriverModel,
  flagged: ReadonlySet<string>,
  question: PopulationQuestion,
  onLines: (lines: number) => void,
): Promise<ReadPopulation> {
  const { asOf, windowDays, timeZone, aggregations, minimumGroup } = question;
  const impact = new PopulationImpact(model, flagged, minimumGroup);
  const hash = createHash('sha256');
  const days = dayBounds(timeZone, asOf);
  const ageOf = ageAt(asOf, days);
  const last = localDay(asOf, timeZone);
  const kpis = model.kpis.map(({ kpi }) => kpi);
  const wanted = { first: dayAfter(last, 1 - windowDays), last, kpis, asOf };
  let after: Pick<Line, 'customer_id' | 'subscription_id'> = { customer_id: '', subscription_id: '' };
  let lines: Line[];
  do {
    lines = await linesAfter(asking, after, question, LINES_AT_ONCE);
    const ids = lines.map(({ subscription_id }) => subscription_id);
    const { versions, links } = await masterOf(asking, ids);
    const reaches = lines.map((line) => {
      const id = line.subscription_id;
      return { line, reach: carriedBy(line, versions.get(id) ?? [], links.get(id) ?? [], days) };
    });
    const own = await ownTotals(asking, ids, wanted);
    const carriers = [...new Set(reaches.flatMap(({ reach }) => [...reach.resources.keys()]))];
    const carried = await resourceTotals(asking, carriers, wanted);
    for (const { line, reach } of reaches) {
      const totals = [
        ...partsOf(own.get(line.subscription_id) ?? [], reach.own),
        ...[...reach.resources].flatMap(([id, partOfDay]) => partsOf(carried.get(id) ?? [], partOfDay)),
      ];
      const levels = levelsOf({ ...line, channel: knownChannel(line, model) }, asOf);
      hash.update(JSON.stringify([line.subscription_id, line.customer_id, line.answered, levels, totals]));
      const { exposures, shares } = lineExposures(totals, model, aggregations, ageOf);
      impact.add({ customerId: line.customer_id, exposures, levels, answered: line.answered }, shares);
    }
    after = lines.at(-1) ?? after;
    onLines(lines.length);
  } while (lines.length === LINES_AT_ONCE);
  return { report: impact.report(MOST_RESOURCES), fingerprint: hash.digest('hex') };
}

/** A channel by which nobody answered this kind of survey says nothing of how its answers differ. */
function knownChannel({ channel }: Line, { controls }: DriverModel): string | null {
  return channel !== null && controls['channel']?.includes(channel) ? channel : null;
}

function partsOf(totals: readonly DayTotal[], partOfDay: PartOfDay): DayTotal[] {
  return totals.flatMap((total) => {
    const part = partOfDay(total.day);
    if (part === 0) return [];
    if (part === 1) return [total];
    return [{ ...total, amount: total.amount * part, weight: total.weight === null ? null : total.weight * part }];
  });
}

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
