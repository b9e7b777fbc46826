import { scoreComputed, type OutgoingEvent } from '@sidetone/contracts/events';
import { npsReading } from '@sidetone/domain/nps';
import { toIso, type Instant } from '@sidetone/domain/time';
import { countsOf } from '../keep-windows/counts-of.js';
import type { ChangedWindow } from './changed-windows.js';

/** Tells of one window as it now stands; below `minimumN` answers without a value. */
export function scoreEvent(window: ChangedWindow, minimumN: number, now: Instant): OutgoingEvent {
  const { kind, area, week, invited, revision } = window;
  const counts = countsOf(window);
  const scoreId = `${kind}|${area}|${week}`;
  const reading = npsReading(counts, minimumN);
  return scoreComputed.create({
    id: `${scoreId}:${revision}`,
    source: '//sidetone/scoring',
    time: now,
    subject: scoreId,
    data: {
      scoreId,
      metric: 'nps',
      kind,
      ...(area === 'overall' ? {} : { journeyArea: area }),
      periodStart: toIso(window.periodStart),
      periodEnd: toIso(window.periodEnd),
      status: reading.kind,
      n: reading.n,
      ...counts,
      ...(reading.kind === 'ok'
        ? { value: reading.score, ciLow: reading.low, ciHigh: reading.high, confidence: 0.95, method: 'adjustedWald' }
        : {}),
      invited,
      revision,
    },
  });
}
