import { shiftDetected, type OutgoingEvent } from '@sidetone/contracts/events';
import { answerCount, npsScore } from '@sidetone/domain/nps';
import { dayAfter, dayStart, toIso, type Instant } from '@sidetone/domain/time';
import type { DriverChange, ToldShift, WatchedSeries } from './watched-series.js';

/** Tells of a shift, or that it is withdrawn. Its id is the same for the same revision. */
export function shiftEvent(
  { kind, area }: WatchedSeries,
  { signal, revision, withdrawn }: ToldShift,
  drivers: readonly DriverChange[],
  timeZone: string,
  now: Instant,
): OutgoingEvent {
  const seriesId = `${kind}|${area === '' ? 'overall' : area}`;
  const { direction, day, since, before, after, low, high } = signal;
  return shiftDetected.create({
    id: `${seriesId}|${day}|${direction}:${revision}`,
    source: '//sidetone/scoring',
    time: now,
    subject: seriesId,
    data: {
      seriesId,
      kind,
      ...(area === '' ? {} : { journeyArea: area }),
      direction,
      detectedAt: toIso(dayStart(dayAfter(day), timeZone)),
      since: toIso(dayStart(since, timeZone)),
      before: npsScore(before) ?? 0,
      after: npsScore(after) ?? 0,
      n: answerCount(after),
      ciLow: low,
      ciHigh: high,
      method: 'ewma',
      drivers: [...drivers],
      ...(withdrawn && { withdrawn }),
      revision,
    },
  });
}
