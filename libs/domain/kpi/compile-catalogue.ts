import { compileCondition, compileField, type Fields, type Test } from './compile-condition.js';
import type { FactName } from './fact.js';
import { FACTS } from './fact-fields.js';
import { isAdditive, type Amount, type KpiDefinition } from './kpi-definition.js';

/** One KPI's way to look at the facts of one name. */
export interface Counter {
  readonly definition: KpiDefinition;
  readonly counts: Test;
  /** In the KPI's unit; not finite where the fact does not tell. */
  readonly amountOf: (fields: Fields) => number;
  /** The fact tells of how many chances there were, not of what came of them. */
  readonly role: 'counted' | 'opportunities';
}

/** Definitions made ready to be asked for each event. */
export interface CompiledCatalogue {
  readonly definitions: readonly KpiDefinition[];
  /** `undefined` for a measured KPI of the operator's own, which is a mean and has no known direction. */
  definition(kpi: string): KpiDefinition | undefined;
  /** Names that count for nothing any more, though measurements may still bear them. */
  isRetired(kpi: string): boolean;
  /** Who looks at facts of this name; for one event's facts, `additive` are those whose amounts add up day by day. */
  countersOf(fact: FactName): readonly Counter[];
  additiveCountersOf(fact: FactName): readonly Counter[];
  /** The KPIs whose complete sources are complete for this one, too. */
  coveringKpis(kpi: string): ReadonlySet<string>;
}

const NONE: readonly Counter[] = [];

/** Makes definitions ready, once per change of the catalogue: conditions become functions, by the name of the fact they look at. */
export function compileCatalogue(
  definitions: readonly KpiDefinition[],
  retired: readonly string[] = [],
): CompiledCatalogue {
  const byName = new Map(definitions.map((definition) => [definition.kpi, definition]));
  const gone = new Set(retired);
  const byFact = new Map<FactName, Counter[]>();
  for (const definition of definitions)
    for (const [fact, counter] of countersFor(definition)) byFact.set(fact, [...(byFact.get(fact) ?? []), counter]);
  const additive = new Map(
    [...byFact].map(([fact, counters]) => [
      fact,
      FACTS[fact].ofOneEvent ? counters.filter(({ definition }) => isAdditive(definition)) : NONE,
    ]),
  );
  const covering = new Map(definitions.map((definition) => [definition.kpi, coveringOf(definition, definitions)]));
  return {
    definitions,
    definition: (kpi) => byName.get(kpi),
    isRetired: (kpi) => gone.has(kpi),
    countersOf: (fact) => byFact.get(fact) ?? NONE,
    additiveCountersOf: (fact) => additive.get(fact) ?? NONE,
    coveringKpis: (kpi) => covering.get(kpi) ?? new Set([kpi]),
  };
}

function countersFor(definition: KpiDefinition): readonly (readonly [FactName, Counter])[] {
  const { fact, where, amount } = definition.source;
  const { fields } = FACTS[fact];
  const tests = where.map((condition) => compileCondition(condition, fields[condition.field]));
  const counted: Counter = {
    definition,
    counts: all(tests),
    amountOf: amountReader(definition, amount),
    role: 'counted',
  };
  if (definition.opportunities === undefined) return [[fact, counted]];
  const named = compileCondition({ field: 'kpi', is: definition.opportunities }, 'id');
  const chances: Counter = { definition, counts: named, amountOf: amountOf({ field: 'value' }), role: 'opportunities' };
  return [
    [fact, counted],
    ['measured', chances],
  ];
}

/** Most KPIs have no condition or one or two, and each event asks them. */
function all(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (!first) return () => true;
  if (!second) return first;
  if (tests.length === 2) return (fields) => first(fields) && second(fields);
  return (fields) => tests.every((test) => test(fields));
}

function amountReader({ source, aggregation }: KpiDefinition, amount: Amount | undefined): Counter['amountOf'] {
  if (aggregation === 'count') return () => 1;
  if (amount) return amountOf(amount);
  return source.fact === 'measured' ? amountOf({ field: 'value' }) : () => 1;
}

function amountOf({ field, times = 1, dividedBy = 1 }: Amount): Counter['amountOf'] {
  const read = compileField(field);
  return (fields) => {
    const value = read(fields);
    return typeof value === 'number' ? (value * times) / dividedBy : Number.NaN;
  };
}

/**
 * Who is complete for one KPI is so for each that counts a part of the same facts: all of its conditions are among that one's. So a
 * new KPI is not missing until every source has learnt its name.
 */
function coveringOf(definition: KpiDefinition, definitions: readonly KpiDefinition[]): ReadonlySet<string> {
  const { fact, where } = definition.source;
  const own = new Set(where.map((condition) => JSON.stringify(condition)));
  const wider = definitions.filter(
    ({ kpi, source }) =>
      kpi === definition.kpi ||
      (fact !== 'measured' &&
        source.fact === fact &&
        source.where.every((condition) => own.has(JSON.stringify(condition)))),
  );
  return new Set(wider.map(({ kpi }) => kpi));
}
