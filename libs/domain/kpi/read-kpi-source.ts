import type { Condition } from './condition.js';
import { MemberReader, type DefinitionProblem } from './definition-problems.js';
import type { FactName } from './fact.js';
import { FACTS, isFactName, type FactKnowledge } from './fact-fields.js';
import { AGGREGATIONS_OF, MEASURED_AS_SUCH, NEEDS_AMOUNT, TAKES_AMOUNT } from './fits-fact.js';
import type { Aggregation, Amount, KpiSource } from './kpi-definition.js';
import { readCondition } from './read-condition.js';

const MOST_CONDITIONS = 20;

/** What a KPI is made from, and whether the aggregation can be made of it; problems are noted. */
export function readKpiSource(
  kpi: string,
  source: MemberReader,
  aggregation: Aggregation | undefined,
  problems: DefinitionProblem[],
): KpiSource | undefined {
  source.only(['fact', 'where', 'amount']);
  const fact = source.value('fact');
  if (!isFactName(fact)) {
    source.problem('fact', `There is no such fact. Known are: ${Object.keys(FACTS).join(', ')}.`);
    return undefined;
  }
  const knowledge = FACTS[fact];
  const where = source.list('where', MOST_CONDITIONS).flatMap((condition, index) => {
    const reader = MemberReader.of(condition, `${source.at}/where/${index}`, problems);
    return (reader && readCondition(reader, knowledge.fields)) ?? [];
  });
  const amount = readAmount(source, knowledge, problems);
  if (aggregation !== undefined) fitAmount(source, fact, aggregation, amount);
  if (fact === 'measured') checkMeasured(kpi, source, where, aggregation);
  if (amount && knowledge.fields[amount.field] === 'money') checkCurrency(source, amount, where);
  return { fact, where, ...(amount && { amount }) };
}

/** Whether facts of this name can be aggregated so. */
export function fitsFact(fact: FactName, aggregation: Aggregation): boolean {
  return AGGREGATIONS_OF[FACTS[fact].shape].includes(aggregation);
}

function readAmount(
  source: MemberReader,
  { fields }: FactKnowledge,
  problems: DefinitionProblem[],
): Amount | undefined {
  if (!source.has('amount')) return undefined;
  const reader = MemberReader.of(source.value('amount'), `${source.at}/amount`, problems);
  if (!reader) return undefined;
  reader.only(['field', 'times', 'dividedBy']);
  const field = reader.value('field');
  const numbers = Object.keys(fields).filter((name) => fields[name] === 'number' || fields[name] === 'money');
  if (typeof field !== 'string' || !numbers.includes(field)) {
    reader.problem('field', `A number of this fact is expected. It has: ${numbers.join(', ') || 'none'}.`);
    return undefined;
  }
  const [times, dividedBy] = [reader.number('times'), reader.number('dividedBy')];
  if (times === 0) reader.problem('times', 'A number other than 0 is expected.');
  if (dividedBy === 0) reader.problem('dividedBy', 'A number other than 0 is expected.');
  return { field, ...(times !== undefined && { times }), ...(dividedBy !== undefined && { dividedBy }) };
}

function fitAmount(source: MemberReader, fact: FactName, aggregation: Aggregation, amount: Amount | undefined): void {
  if (amount && !TAKES_AMOUNT.has(aggregation))
    source.problem('amount', `${aggregation} looks at no amount: leave it out.`);
  if (!source.has('amount') && fact !== 'measured' && NEEDS_AMOUNT.has(aggregation))
    source.problem('amount', `${aggregation} needs an amount: name the field, such as {"field":"durationSec"}.`);
}

/** Measurements of different KPIs have nothing in common that could be added up. */
function checkMeasured(
  kpi: string,
  source: MemberReader,
  where: readonly Condition[],
  aggregation: Aggregation | undefined,
): void {
  const names = where.flatMap((condition) => {
    if (condition.field !== 'kpi') return [];
    if ('is' in condition) return [condition.is];
    return 'in' in condition ? condition.in : [];
  });
  if (names.length === 0)
    source.problem('where', 'Say which measured KPI it is made from, such as {"field":"kpi","is":"cell.load.ratio"}.');
  if (names.includes(kpi) && aggregation !== undefined && !MEASURED_AS_SUCH.has(aggregation))
    source.problem('where', `${kpi} cannot be made by ${aggregation} from itself: name the measured KPI otherwise.`);
}

/** Amounts in different currencies are never added up (event vocabulary, 3.7). */
function checkCurrency(source: MemberReader, { field }: Amount, where: readonly Condition[]): void {
  const currency = field.replace(/[^.]+$/, 'currency');
  if (!where.some((condition) => condition.field === currency && 'is' in condition))
    source.problem(
      'amount',
      `Currencies are never added up: add a condition such as {"field":"${currency}","is":"EUR"}.`,
    );
}
