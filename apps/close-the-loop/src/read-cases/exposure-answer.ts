import type { Exposure } from '../show-exposure/exposure-store.js';

/** What hit the customer before the answer, as a caller should know it before dialling. */
export interface ExposureAnswer {
  readonly windowDays: number;
  readonly knownAt: string;
  readonly revision: number;
  readonly kpis: readonly KpiAnswer[];
}

export interface KpiAnswer {
  readonly kpi: string;
  /** In `unit`; "missing" where nobody measured, which is not zero (rule R20). */
  readonly value: number | 'missing';
  readonly unit: string;
  readonly events: number | null;
  readonly lastEventAt: string | null;
  readonly evidence: readonly { readonly eventId: string; readonly type: string; readonly at: string }[];
}

/** The exposure with its evidence sorted to the KPIs: what was hit comes first, then zeros, then what is missing. */
export function exposureAnswer({ windowDays, knownAt, revision, kpis, evidence }: Exposure): ExposureAnswer {
  const answers = kpis.map(({ kpi, value, unit, missing, events, lastAt }): KpiAnswer => ({
    kpi,
    value: missing || value === undefined ? 'missing' : value,
    unit,
    events: events ?? null,
    lastEventAt: lastAt ?? null,
    evidence: evidence.filter((item) => item.kpi === kpi).map(({ eventId, type, at }) => ({ eventId, type, at })),
  }));
  const rank = ({ value }: KpiAnswer): number => (value === 'missing' ? 2 : value === 0 ? 1 : 0);
  return { windowDays, knownAt, revision, kpis: answers.sort((one, other) => rank(one) - rank(other)) };
}
