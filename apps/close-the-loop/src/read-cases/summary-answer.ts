import type { BandSummary } from './case-reader.js';

interface Counts {
  /** All cases ever. */
  readonly opened: number;
  /** Not closed. */
  readonly open: number;
  /** Waiting for a first contact that is due within 24 hours. */
  readonly dueWithin24h: number;
  /** Waiting for a first contact that is past its time. */
  readonly overdue: number;
}

export interface SummaryAnswer extends Counts {
  readonly byBand: Readonly<Record<string, Counts>>;
}

/** The counts by band, and their sums. */
export function summaryAnswer(bands: readonly BandSummary[]): SummaryAnswer {
  const sum = (field: keyof Counts): number => bands.reduce((total, band) => total + band[field], 0);
  return {
    opened: sum('opened'),
    open: sum('open'),
    dueWithin24h: sum('dueWithin24h'),
    overdue: sum('overdue'),
    byBand: Object.fromEntries(bands.map(({ band, ...counts }) => [band, counts])),
  };
}
