import { PLANTED_KPIS } from './planted-world.js';
import type { Tally } from './verify-drivers.js';

/** A promise, what was reached, and whether that keeps it. Shares are 0–1. */
export interface VerifiedRow {
  readonly promise: string;
  readonly goal: string;
  readonly kept: number;
  readonly of: number;
  readonly share: number;
  readonly met: boolean;
}

interface Promised {
  readonly key: string;
  readonly promise: string;
  readonly least?: number;
  readonly most?: number;
}

const PROMISES: readonly Promised[] = [
  ...PLANTED_KPIS.filter(({ beta }) => beta !== 0).map(({ kpi }) => ({
    key: `found ${kpi}`,
    promise: `${kpi}: planted effect found`,
    least: 0.95,
  })),
  { key: 'zero flagged', promise: 'KPIs planted without effect: flagged', most: 0.05 },
  { key: 'decoy flagged', promise: 'decoy that follows data failures: flagged', most: 0.05 },
  { key: 'covered', promise: '95 % intervals (delta method) hold the true points lost', least: 0.92, most: 0.98 },
  { key: 'covered by draws', promise: '95 % intervals (bootstrap) hold the true points lost', least: 0.92, most: 0.98 },
  { key: 'threshold', promise: 'planted threshold of 3 located within ± 1', least: 0.8 },
  { key: 'usable', promise: 'verdict on the planted world: usable', least: 0.95 },
  { key: 'sound assumption accused', promise: 'proportional odds hold: called broken', most: 0.05 },
  { key: 'uneven told', promise: 'proportional odds broken: says so, and by which KPI', least: 0.95 },
  { key: 'confounder within reach', promise: 'hidden confounder: E-value not above its strength', least: 0.95 },
  { key: 'no effect told', promise: 'no effect at all: no usable signal', least: 0.95 },
];

/** The tally against the promises, in their order. */
export function tableOf(tally: Tally): readonly VerifiedRow[] {
  return PROMISES.map(({ key, promise, least, most }) => {
    const { kept, of } = tally.get(key) ?? { kept: 0, of: 0 };
    const share = of === 0 ? 0 : kept / of;
    return {
      promise,
      goal: goalOf(least, most),
      kept,
      of,
      share,
      met: of > 0 && share >= (least ?? 0) && share <= (most ?? 1),
    };
  });
}

function goalOf(least: number | undefined, most: number | undefined): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  if (least !== undefined && most !== undefined) return `${percent(least)} to ${percent(most)}`;
  return least !== undefined ? `at least ${percent(least)}` : `at most ${percent(most ?? 1)}`;
}
