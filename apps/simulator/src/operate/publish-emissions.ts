import { clockTicked, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { cloudEventRecord, type Emission } from '../world/index.js';
import type { EventProducer, OutgoingRecord } from './event-producer.js';
import type { SimulationLedger } from './simulation-ledger.js';

/** Large enough that a request is worth its round trip, small enough for a broker's limit of 1 MiB a partition. */
const BATCH = 2_000;

/** Publishes in the order given and enters into the ledger what Kafka acknowledged. */
export async function publishEmissions(
  emissions: readonly Emission[],
  producer: EventProducer,
  ledger: SimulationLedger,
): Promise<void> {
  for (let start = 0; start < emissions.length; start += BATCH) {
    const batch = emissions.slice(start, start + BATCH);
    await producer.send(batch.map(recordOf));
    ledger.record(batch);
  }
}

/** Tells every service what time it is. */
export async function publishTick(now: Instant, producer: EventProducer): Promise<void> {
  const time = toIso(now);
  const tick: OutgoingEvent = clockTicked.create({
    id: `tick-${time}`,
    source: '//operator.example/clock',
    time: now,
    data: { now: time },
  });
  await producer.send([{ ...cloudEventRecord(tick), timestamp: now }]);
}

function recordOf(emission: Emission): OutgoingRecord {
  const record = emission.kind === 'event' ? cloudEventRecord(emission.event) : emission.record;
  return { ...record, timestamp: emission.emittedAt };
}
