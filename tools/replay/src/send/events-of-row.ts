import {
  customerUpserted,
  kpiMeasurementRecorded,
  subscriptionUpserted,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { toIso, weekOf, type Instant } from '@sidetone/domain/time';
import type { AnswerRow } from '../read-answers/survey-row.js';
import { respondentIds } from './respondent-ids.js';

export interface EventsQuestion {
  readonly surveyId: string;
  /** When the answer was given. */
  readonly answeredAt: Instant;
  /** The operator's zone, which weeks follow. */
  readonly timeZone: string;
}

/**
 * What an operator's systems would have told of the respondent before the answer: who they are, and each counter of the last
 * whole week before it. The same row always makes the same events, so that sending them again adds nothing.
 */
export function eventsOfRow(
  row: AnswerRow,
  { surveyId, answeredAt, timeZone }: EventsQuestion,
): readonly OutgoingEvent[] {
  const ids = respondentIds(surveyId, row.respondent);
  if (!ids) return [];
  const { contactId, customerId, subscriptionId } = ids;
  const week = weekOf(weekOf(answeredAt, timeZone).start - 1, timeZone);
  const source = `//sidetone/replay/${surveyId}`;
  const version = 1;
  return [
    customerUpserted.create({
      id: customerId,
      source,
      time: week.start,
      data: { customerId, segment: 'consumer', status: 'active', version },
    }),
    subscriptionUpserted.create({
      id: subscriptionId,
      source,
      time: week.start,
      data: { subscriptionId, customerId, contactId, status: 'active', version },
    }),
    ...row.counters.map(({ kpi, unit, value }) =>
      kpiMeasurementRecorded.create({
        id: `${row.line}|${kpi}|${week.id}`,
        source,
        time: week.end,
        data: {
          kpi,
          scope: { kind: 'subscription', id: subscriptionId },
          periodStart: toIso(week.start),
          periodEnd: toIso(week.end),
          granularity: 'week',
          value,
          unit,
          revision: 1,
        },
      }),
    ),
  ];
}
