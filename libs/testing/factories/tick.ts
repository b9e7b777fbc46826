import { clockTicked, type ClockTicked, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** It is now `now` for every service on a simulated clock. */
export function aTick(now: Instant): OutgoingEvent<ClockTicked> {
  return clockTicked.create({ id: `tick-${now}`, source: '//sidetone/tests', time: now, data: { now: toIso(now) } });
}
