import type { PlantableKpi } from './plantable-kpis.js';
import { NOTICED_LOGITS, type Loss } from './reasons.js';

/** By the taxonomy that is shipped. */
const CAUSE_OF: Readonly<Partial<Record<PlantableKpi, string>>> = {
  'voice.drop.count': 'network.voice',
  'voice.setupfail.count': 'network.voice',
  'data.fail.count': 'network.dataFault',
  'data.slow.minutes': 'network.slowData',
  'data.throttled.minutes': 'network.throttled',
  'outage.minutes': 'network.outage',
  'outage.count': 'network.outage',
  'order.late.days': 'delivery.late',
  'ticket.open.hours': 'support.waiting',
  'ticket.overdue.count': 'support.waiting',
};

/** The code of the cause behind an answer: of all that one cause took from it, the most. Undefined where nothing hurt. */
export function plantedCause(losses: readonly Loss[]): string | undefined {
  const byCause = new Map<string, number>();
  for (const { effect, logits } of losses) {
    const cause = CAUSE_OF[effect.kpi];
    if (cause !== undefined) byCause.set(cause, (byCause.get(cause) ?? 0) + logits);
  }
  const [worst] = [...byCause].sort((one, other) => other[1] - one[1]);
  return worst !== undefined && worst[1] > NOTICED_LOGITS ? worst[0] : undefined;
}
