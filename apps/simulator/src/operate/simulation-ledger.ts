import type { Emission, IntendedFate, Twist } from '../world/index.js';

export interface LedgerEntry {
  readonly id: string;
  readonly topic: string;
  readonly fate: IntendedFate;
  readonly twist: Twist;
}

export type FateCounts = Readonly<Record<IntendedFate, number>> & { readonly sent: number };

export interface LedgerSummary extends FateCounts {
  readonly byTopic: Readonly<Record<string, FateCounts>>;
  readonly byTwist: Readonly<Partial<Record<Twist, number>>>;
}

/** Everything Kafka has acknowledged, and what must become of it: sent = stored + dropped + deadLettered. Ticks are not in it. */
export class SimulationLedger {
  private readonly sent: LedgerEntry[] = [];

  record(emissions: readonly Emission[]): void {
    for (const { id, topic, fate, twist } of emissions) this.sent.push({ id, topic, fate, twist });
  }

  get entries(): readonly LedgerEntry[] {
    return this.sent;
  }

  summary(): LedgerSummary {
    const byTopic: Record<string, FateCounts> = {};
    const byTwist: Partial<Record<Twist, number>> = {};
    let all = nothing;
    for (const { topic, fate, twist } of this.sent) {
      all = withOneMore(all, fate);
      byTopic[topic] = withOneMore(byTopic[topic] ?? nothing, fate);
      byTwist[twist] = (byTwist[twist] ?? 0) + 1;
    }
    return { ...all, byTopic, byTwist };
  }
}

const nothing: FateCounts = { sent: 0, stored: 0, dropped: 0, deadLettered: 0 };

function withOneMore(counts: FateCounts, fate: IntendedFate): FateCounts {
  return { ...counts, sent: counts.sent + 1, [fate]: counts[fate] + 1 };
}
