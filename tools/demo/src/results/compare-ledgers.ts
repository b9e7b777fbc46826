import type { ServiceName } from '@sidetone/platform/service';
import type { FateCounts } from '../simulator/simulator-output.js';
import type { Fate, FatesByService } from './found.js';

export interface LedgerComparison {
  /** Records the simulator sent, and what the service that owns each topic did with them. */
  readonly ledger: FateCounts;
  readonly byTopic: Readonly<Record<string, FateCounts>>;
  /** What does not add up, a sentence each; empty when every record is accounted for. */
  readonly missing: readonly string[];
  /** Where a record met another fate than the simulator meant for it; the sums may agree all the same. */
  readonly surprises: readonly string[];
}

const fates = ['stored', 'dropped', 'deadLettered'] as const;

/** Which service answers for the records of a topic. Others may read them, too; but each record is counted once. */
export function ownerOf(topic: string): ServiceName {
  return topic === 'master.contact.v1' ? 'survey-dispatch' : 'kpi-correlation';
}

/**
 * Holds what the simulator sent against what became of it.
 * @param sent by topic, with the fates that were meant
 * @param found what the services counted
 */
export function compareLedgers(sent: Readonly<Record<string, FateCounts>>, found: FatesByService): LedgerComparison {
  const byTopic = Object.fromEntries(
    Object.entries(sent).map(([topic, { sent: records }]) => [
      topic,
      { sent: records, ...counted(found[ownerOf(topic)], topic) },
    ]),
  );
  const missing: string[] = [];
  const surprises: string[] = [];
  for (const [topic, counts] of Object.entries(byTopic)) {
    const accounted = fates.reduce((sum, fate) => sum + counts[fate], 0);
    if (accounted !== counts.sent) {
      missing.push(`${topic}: ${counts.sent} records were sent and ${ownerOf(topic)} accounts for ${accounted}.`);
    }
    for (const fate of fates) {
      const meant = sent[topic]?.[fate] ?? 0;
      if (meant !== counts[fate])
        surprises.push(`${topic}: ${meant} records were meant to be ${fate}, ${counts[fate]} were.`);
    }
  }
  return { ledger: total(Object.values(byTopic)), byTopic, missing, surprises };
}

/** As `compareLedgers`, where only the number of all records sent on these topics is known: the world has gone on since it told more. */
export function compareTotals(sentInAll: number, topics: readonly string[], found: FatesByService): LedgerComparison {
  const ledger = {
    ...total(topics.map((topic) => ({ sent: 0, ...counted(found[ownerOf(topic)], topic) }))),
    sent: sentInAll,
  };
  const accounted = fates.reduce((sum, fate) => sum + ledger[fate], 0);
  const missing =
    accounted === sentInAll ? [] : [`${sentInAll} records were sent and the services account for ${accounted}.`];
  return { ledger, byTopic: {}, missing, surprises: [] };
}

function counted(found: readonly Fate[] = [], topic: string): Omit<FateCounts, 'sent'> {
  const of = (fate: Fate['fate']): number =>
    found.filter((one) => one.topic === topic && one.fate === fate).reduce((sum, { records }) => sum + records, 0);
  return { stored: of('stored'), dropped: of('dropped'), deadLettered: of('deadLettered') };
}

function total(all: readonly FateCounts[]): FateCounts {
  const sum = (of: (counts: FateCounts) => number): number => all.reduce((so, counts) => so + of(counts), 0);
  return {
    sent: sum(({ sent }) => sent),
    stored: sum(({ stored }) => stored),
    dropped: sum(({ dropped }) => dropped),
    deadLettered: sum(({ deadLettered }) => deadLettered),
  };
}
