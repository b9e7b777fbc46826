import {
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  type DataSessionFailure,
  type DataSessionSlow,
  type DataSessionThrottled,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';

const SOURCE = '//oss.example/pgw';

/** A session of SUB-1001 that could not be set up. */
export function aSessionFailure(
  id: string,
  at: Instant,
  data: Partial<DataSessionFailure> = {},
): OutgoingEvent<DataSessionFailure> {
  return dataSessionFailure.create({
    id,
    source: SOURCE,
    time: at,
    data: { sessionId: id, phase: 'setup', startedAt: toIso(at), subscriptionId: 'SUB-1001', ...data },
  });
}

/** A session of SUB-1001 that was slow for `slowSec` until `at`. */
export function aSlowSession(
  id: string,
  at: Instant,
  slowSec: number,
  data: Partial<DataSessionSlow> = {},
): OutgoingEvent<DataSessionSlow> {
  return dataSessionSlow.create({
    id,
    source: SOURCE,
    time: at,
    data: {
      sessionId: id,
      direction: 'dl',
      thresholdKbps: 3_000,
      medianKbps: 820,
      startedAt: toIso(at - slowSec * SECOND_MS),
      slowSec,
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}

/** A session of SUB-1001 that was throttled by its quota for `throttledSec` until `at`. */
export function aThrottledSession(
  id: string,
  at: Instant,
  throttledSec: number,
  data: Partial<DataSessionThrottled> = {},
): OutgoingEvent<DataSessionThrottled> {
  return dataSessionThrottled.create({
    id,
    source: SOURCE,
    time: at,
    data: {
      sessionId: id,
      reason: 'quota',
      limitKbps: 512,
      startedAt: toIso(at - throttledSec * SECOND_MS),
      throttledSec,
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}
