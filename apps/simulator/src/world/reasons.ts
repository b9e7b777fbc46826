import type { Effect } from './effect.js';
import type { PlantableKpi } from './plantable-kpis.js';
import type { RandomStream } from './random-stream.js';

export const reasons = [
  'network',
  'coverage',
  'data',
  'voice',
  'delivery',
  'support',
  'billing',
  'price',
  'product',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

/** How much satisfaction an effect took from one answer, in logits. */
export interface Loss {
  readonly effect: Effect;
  readonly logits: number;
}

/** Below this, nothing went wrong that the person would think of. */
export const NOTICED_LOGITS = 0.25;

/** What the person names as the reason: mostly what hurt most, sometimes anything. Nothing when nothing hurt. */
export function namedReasons(losses: readonly Loss[], truthful: number, stream: RandomStream): readonly Reason[] {
  const worst = losses.reduce<Loss | undefined>(
    (most, loss) => (loss.logits > (most?.logits ?? NOTICED_LOGITS) ? loss : most),
    undefined,
  );
  const tellsTruth = stream.chance(truthful);
  const anything = stream.oneOf(reasons);
  if (!worst) return tellsTruth ? [] : [anything];
  return [tellsTruth ? reasonOf(worst.effect.kpi) : anything];
}

function reasonOf(kpi: PlantableKpi): Reason {
  if (kpi.startsWith('voice.')) return 'voice';
  if (kpi.startsWith('data.')) return 'data';
  if (kpi.startsWith('outage.')) return 'network';
  return kpi.startsWith('order.') ? 'delivery' : 'support';
}
