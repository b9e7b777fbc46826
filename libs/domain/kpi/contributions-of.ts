import type { Counter, CompiledCatalogue } from './compile-catalogue.js';
import type { Contribution } from './contribution.js';
import type { Fact } from './fact.js';
import { FACTS } from './fact-fields.js';
import type { KpiDefinition } from './kpi-definition.js';
import { measuredSelf } from './measured-self.js';

/** What facts add to KPIs, ready to be laid into a window. A fact may add to several KPIs, or to none. */
export function contributionsOf(facts: readonly Fact[], catalogue: CompiledCatalogue): Contribution[] {
  return facts.flatMap((fact) => {
    const counted = catalogue
      .countersOf(fact.name)
      .filter(({ counts }) => counts(fact.fields))
      .flatMap((counter) => contribution(fact, counter) ?? []);
    if (fact.name !== 'measured') return counted;
    return [...counted, ...asMeasured(fact, catalogue)];
  });
}

function contribution(fact: Fact, { definition, amountOf, role }: Counter): Contribution | undefined {
  const amount = FACTS[fact.name].shape === 'interval' ? 1 : amountOf(fact.fields);
  if (!Number.isFinite(amount)) return undefined;
  const plain = { ...base(fact, definition.kpi), amount };
  if (role === 'opportunities') return { ...plain, amount: 0, denominator: amount };
  return isParted(fact, definition) ? { ...plain, ...partsOf(fact) } : plain;
}

/** A measurement adds to the KPI whose name it bears, or stands for a KPI of the operator's own that nobody has defined. */
function asMeasured(fact: Fact, catalogue: CompiledCatalogue): Contribution[] {
  const self = measuredSelf(fact, catalogue);
  if (!self) return [];
  const { kpi, value, unit } = self;
  return [{ ...base(fact, kpi), amount: value, ...partsOf(fact), unit, measured: true }];
}

function base(fact: Fact, kpi: string): Omit<Contribution, 'amount'> {
  const { eventId, type, at, from, to, share, line } = fact;
  return {
    kpi,
    eventId,
    type,
    at,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(share !== undefined && { share }),
    ...(line !== undefined && { line }),
  };
}

const isParted = (fact: Fact, { aggregation }: KpiDefinition): boolean =>
  fact.name === 'measured' && (aggregation === 'ratio' || aggregation === 'periodMean');

function partsOf({ fields }: Fact): Pick<Contribution, 'numerator' | 'denominator'> {
  const { numerator, denominator } = fields;
  return typeof numerator === 'number' && typeof denominator === 'number' ? { numerator, denominator } : {};
}
