import { exposureComputed, type OutgoingEvent } from '@sidetone/contracts/events';
import type { AnswerRow } from './answer-store.js';
import type { ExposureRow } from './exposure-store.js';

/** The events that tell of these exposures, each in the conversation of its answer. */
export function tellExposures(rows: readonly ExposureRow[], answers: readonly AnswerRow[]): OutgoingEvent[] {
  const answerOf = new Map(answers.map((answer) => [answer.response_id, answer]));
  return rows.flatMap((row) => {
    const answer = answerOf.get(row.response_id);
    return answer ? [told(row, answer)] : [];
  });
}

function told(row: ExposureRow, answer: AnswerRow): OutgoingEvent {
  return exposureComputed.create({
    id: `${row.response_id}:exposure:${row.revision}`,
    source: '//sidetone/kpi-correlation',
    time: Date.parse(row.known_at),
    correlationId: answer.correlation_id ?? undefined,
    causationId: answer.cause_id,
    restsOn: row.evidence.map(({ eventId }) => eventId),
    data: {
      responseId: row.response_id,
      windowDays: row.window_days,
      knownAt: row.known_at,
      kpis: [...row.kpis],
      evidence: [...row.evidence],
      revision: row.revision,
    },
  });
}
