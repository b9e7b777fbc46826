import { isScore } from '../nps/index.js';
import type { AnalysedAnswers, AnalysedControl, LeftOutKpi } from './analysed-answers.js';
import type { ControlColumn, DriverAnswers, KpiColumn } from './analysis-input.js';
import { doublesAt, smallAt } from './gather-columns.js';
import { siftKpis } from './sift-kpis.js';
import { siftLag } from './sift-lag.js';

export interface Sifted {
  readonly answers: AnalysedAnswers;
  readonly leftOut: readonly LeftOutKpi[];
  /** What was not used of the input, in words. */
  readonly notes: readonly string[];
}

/**
 * The answers fit for analysis, in order of time (then customer, then score, so that the order of the input has no say), with a
 * word on all that was left out. An answer that does not know a KPI is left out of the joint model.
 * @throws RangeError for columns of different length
 */
export function siftAnswers(input: DriverAnswers): Sifted {
  checkLengths(input);
  const notes: string[] = [];
  const good = soundAnswers(input, notes);
  const { usable, leftOut } = siftKpis(input.kpis, good);
  const known = good.filter((at) => usable.every(({ values }) => !Number.isNaN(values[at] ?? Number.NaN)));
  if (known.length < good.length)
    notes.push(`${good.length - known.length} answers do not know every KPI and are left out: unknown is not zero.`);
  const { scores, answeredAt, customers, weights } = input;
  const order = known.sort(
    (a, b) =>
      (answeredAt[a] ?? 0) - (answeredAt[b] ?? 0) ||
      (customers[a] ?? 0) - (customers[b] ?? 0) ||
      (scores[a] ?? 0) - (scores[b] ?? 0),
  );
  // Leaving answers out may leave a KPI without anybody who had it.
  const again = siftKpis(usable, order);
  const answers: AnalysedAnswers = {
    n: order.length,
    scores: Uint8Array.from(smallAt(scores, order)),
    customers: doublesAt(customers, order),
    kpis: again.usable.map((kpi) => gather(kpi, order)),
    controls: input.controls.flatMap((control) => analysedControl(control, order, notes)),
    ...(weights && { weights: doublesAt(weights, order) }),
  };
  return { answers, leftOut: [...leftOut, ...again.leftOut], notes };
}

function gather({ kpi, values, direction = 'none', lagged }: KpiColumn, order: Int32Array) {
  return {
    kpi,
    direction,
    values: doublesAt(values, order),
    ...siftLag(lagged, order),
  };
}

function soundAnswers(
  { scores, answeredAt, customers, weights, controls }: DriverAnswers,
  notes: string[],
): Int32Array {
  const faults = { score: 0, time: 0, customer: 0, weight: 0, weightless: 0, level: 0 };
  const good = new Int32Array(scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const weight = weights ? (weights[i] ?? Number.NaN) : 1;
    const customer = customers[i] ?? Number.NaN;
    if (!isScore(scores[i])) faults.score += 1;
    else if (!Number.isFinite(answeredAt[i])) faults.time += 1;
    else if (!(Number.isInteger(customer) && customer >= 0)) faults.customer += 1;
    else if (!(weight >= 0 && Number.isFinite(weight))) faults.weight += 1;
    else if (weight === 0) faults.weightless += 1;
    else if (!controls.every(({ levels, codes }) => levels[codes[i] ?? -1] !== undefined)) faults.level += 1;
    else {
      good[count] = i;
      count += 1;
    }
  }
  const words: readonly (readonly [number, string])[] = [
    [faults.score, 'have no score from 0 to 10'],
    [faults.time, 'have no time'],
    [faults.customer, 'have no customer'],
    [faults.weight, 'have a weight that is no finite number ≥ 0'],
    [faults.weightless, 'have a weight of 0'],
    [faults.level, 'have a level that their control does not list'],
  ];
  for (const [number, what] of words) if (number > 0) notes.push(`${number} answers ${what} and are left out.`);
  return good.subarray(0, count);
}

function analysedControl(
  { name, levels, codes }: ControlColumn,
  order: Int32Array,
  notes: string[],
): AnalysedControl[] {
  const counts = new Float64Array(levels.length);
  const own = smallAt(codes, order);
  for (const code of own) counts[code] = (counts[code] ?? 0) + 1;
  levels.forEach((level, code) => {
    if (counts[code] === 0) notes.push(`Nobody of ${name} ${level} is among the answers: nothing is said of them.`);
  });
  const reference = counts.indexOf(Math.max(0, ...counts));
  return reference < 0 ? [] : [{ name, levels, codes: own, reference }];
}

function checkLengths({ scores, answeredAt, customers, kpis, controls, weights }: DriverAnswers): void {
  const columns: readonly (readonly [string, ArrayLike<number>])[] = [
    ['answeredAt', answeredAt],
    ['customers', customers],
    ...(weights ? [['weights', weights] as const] : []),
    ...controls.map(({ name, codes }) => [name, codes] as const),
    ...kpis.map(({ kpi, values }) => [kpi, values] as const),
    ...kpis.flatMap(({ kpi, lagged }) =>
      [...(lagged?.counts ?? []), ...(lagged?.ageless ? [lagged.ageless] : [])].map(
        (counts) => [`${kpi} by age`, counts] as const,
      ),
    ),
  ];
  for (const [name, values] of columns) {
    if (values.length !== scores.length)
      throw new RangeError(`${name} has ${values.length} values for ${scores.length} answers: give one per answer.`);
  }
}
