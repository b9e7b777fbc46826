import type { Fact } from './fact.js';
import type { Witness } from './witness.js';

type Data = Readonly<Record<string, unknown>>;

const EVENT_FACTS = {
  'oss.datasession.failure.v1': 'data.failed',
  'oss.datasession.throttled.v1': 'data.throttled',
  'oss.datasession.slow.v1': 'data.slow',
  'oss.coverage.lowsignal.v1': 'coverage.low',
} as const satisfies Readonly<Record<string, Fact['name']>>;
const factByType: ReadonlyMap<string, Fact['name']> = new Map(Object.entries(EVENT_FACTS));

/** The fact of one event of a type that needs nothing but itself, with its data as fields; `undefined` for other types and what was voided. */
export function eventFact(witness: Witness, data: Data & { readonly voided?: boolean | undefined }): Fact | undefined {
  const name = factByType.get(witness.type);
  return name === undefined || data.voided ? undefined : { name, ...witness, fields: data };
}

/** What a measurement says of itself, as far as it is needed here. */
export interface MeasurementData {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly suspect?: boolean | undefined;
  readonly voided?: boolean | undefined;
}

/** A measured period as a fact; `undefined` for what is suspect or voided: it is kept, and not used. */
export function measuredFact(witness: Omit<Witness, 'at'>, data: MeasurementData): Fact | undefined {
  if (data.suspect || data.voided) return undefined;
  const to = Date.parse(data.periodEnd);
  return { name: 'measured', ...witness, at: to, from: Date.parse(data.periodStart), to, fields: { ...data } };
}
