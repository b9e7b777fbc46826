import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { callFailure } from '@sidetone/contracts/events';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { EventProducer } from '@sidetone/platform/messaging';

const SUBSCRIPTIONS = 100_000;
const DAYS = 14;
const PART = 10_000;
const ONE_IN_DUPLICATED = 100;

/** A small generator with a seed, so that each run drains the same load (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Publishes `count` call failures of 100,000 subscriptions over 14 days, one in a hundred an exact duplicate; about 330 bytes each. */
export async function publishCallFailures(producer: EventProducer, count: number, until: number): Promise<void> {
  const random = seeded(7);
  let previous: Parameters<EventProducer['send']>[0][number] | undefined;
  for (let start = 0; start < count; start += PART) {
    const records = Array.from({ length: Math.min(PART, count - start) }, (_, index) => {
      const number = start + index;
      if (previous && number % ONE_IN_DUPLICATED === 0) return previous;
      const at = until - Math.floor(random() * DAYS * DAY_MS);
      const subscription = Math.floor(random() * SUBSCRIPTIONS);
      const drop = random() < 0.7;
      previous = {
        ...encodeEvent(
          callFailure.create({
            id: `V20261122-${String(number).padStart(9, '0')}`,
            source: '//oss.example/cdr-voice',
            time: at,
            subject: `SUB-${subscription}`,
            data: {
              callId: `c-${number.toString(16)}`,
              kind: drop ? 'drop' : 'setupFailure',
              startedAt: toIso(at),
              ...(drop ? { durationSec: Math.floor(random() * 600) } : {}),
              direction: 'mo',
              tech: 'volte',
              cellId: `CELL-HEL-${Math.floor(random() * 2_000)}-1`,
              cause: { protocol: 'releaseCause', value: 3, text: 'Media bearer loss' },
              derivedFrom: 'cdr',
              subscriptionId: `SUB-${subscription}`,
            },
          }),
        ),
        timestamp: until,
      };
      return previous;
    });
    await producer.send(records);
  }
}
