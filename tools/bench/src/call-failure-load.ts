import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { callFailure } from '@sidetone/contracts/events';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { EventProducer } from '@sidetone/platform/messaging';

const SUBSCRIPTIONS = 100_000;
const DAYS = 14;
const PART = 10_000;
const SEED = 7;
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

export interface Load {
  readonly records: number;
  /** Of them, without the exact duplicates. */
  readonly events: number;
  /** Of values, without headers and keys. */
  readonly bytes: number;
}

export interface LoadOptions {
  /** How many were published before: the load goes on after them. */
  readonly from?: number;
  /** What else becomes of each record. */
  readonly also?: (record: RecordToSend, number: number) => readonly RecordToSend[];
}

type RecordToSend = Parameters<EventProducer['send']>[0][number];

/** Publishes `count` call failures of 100,000 subscriptions over 14 days, one in a hundred an exact duplicate; about 330 bytes each. */
export async function publishCallFailures(
  producer: EventProducer,
  count: number,
  until: number,
  { from = 0, also = (record) => [record] }: LoadOptions = {},
): Promise<Load> {
  let [events, bytes] = [0, 0];
  for (let start = from; start < from + count; start += PART) {
    const numbers = Array.from({ length: Math.min(PART, from + count - start) }, (_, index) => start + index);
    const records = numbers.flatMap((number) => {
      const duplicate = isDuplicate(number);
      const record = callFailureRecord(duplicate ? number - 1 : number, until);
      if (!duplicate) events += 1;
      bytes += Buffer.byteLength(record.value ?? '');
      return also(record, number);
    });
    await producer.send(records);
  }
  return { records: count, events, bytes };
}

function isDuplicate(number: number): boolean {
  return number > 0 && number % ONE_IN_DUPLICATED === 0;
}

/** The same for a number, wherever the load is made. */
function callFailureRecord(number: number, until: number): RecordToSend {
  const random = seeded(SEED + number);
  const at = until - Math.floor(random() * DAYS * DAY_MS);
  const subscription = Math.floor(random() * SUBSCRIPTIONS);
  const drop = random() < 0.7;
  const event = callFailure.create({
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
  });
  return { ...encodeEvent(event), timestamp: until };
}
