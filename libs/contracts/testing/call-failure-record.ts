import { HOSTILE_NOW } from './expand-hostile-line.js';

interface RecordParts {
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly value?: Buffer;
}

/** A sound call-failure record in binary mode, with headers and data fields replaced; undefined removes one. */
export function aCallFailureRecord({ headers = {}, data = {}, value }: RecordParts = {}) {
  const fields = {
    callId: 'c-7f31-0009',
    kind: 'drop',
    startedAt: '2026-11-22T17:41:10Z',
    durationSec: 53,
    cause: { protocol: 'releaseCause', value: 3 },
    derivedFrom: 'cdr',
    subscriptionId: 'SUB-1001',
    ...data,
  };
  return {
    topic: 'oss.call.v1',
    key: Buffer.from('SUB-1001'),
    value: value ?? Buffer.from(JSON.stringify(fields)),
    headers: {
      ce_specversion: '1.0',
      ce_type: 'oss.call.failure.v1',
      ce_source: '//oss.example/cdr-voice',
      ce_id: 'V20261122-000009',
      ce_time: '2026-11-22T17:41:10Z',
      'content-type': 'application/json',
      ...headers,
    },
    timestamp: HOSTILE_NOW,
  };
}
