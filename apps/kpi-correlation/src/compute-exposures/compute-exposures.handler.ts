import { Controller, Inject } from '@nestjs/common';
import {
  exposureComputed,
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type OutgoingEvent,
  type ReceivedEvent,
  type ResponseCorrected,
  type ResponseReceived,
  type ResponseWithdrawn,
} from '@sidetone/contracts/events';
import { exposureInWindow, type Coverage } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { answerRow, AnswerStore, type AnswerRow } from './answer-store.js';
import { contributionsOf } from './contributions-of.js';
import { exposureRow, ExposureStore, type ExposureRow } from './exposure-store.js';

type Answer = ResponseReceived | ResponseCorrected;

/** survey.response.v1: what hit the respondent before the answer, as known when the answer came. */
@Controller()
export class ComputeExposures {
  constructor(
    private readonly answers: AnswerStore,
    private readonly exposures: ExposureStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle({ events }: EventBatch<Answer | ResponseWithdrawn>, tx: Transaction): Promise<Outcome[]> {
    const given = events.filter((event): event is ReceivedEvent<Answer> => !responseWithdrawn.is(event));
    const newest = newestOf(given);
    const rows = [...newest.values()].map(({ data, arrivedAt }) => answerRow(data, arrivedAt));
    const changed = await this.answers.keep(tx, rows);
    const withdrawals = events.flatMap((event) => (responseWithdrawn.is(event) ? [event.data] : []));
    const withdrawn = await this.answers.withdraw(tx, withdrawals);
    const standing = rows.filter(({ response_id }) => changed.has(response_id) && !withdrawn.has(response_id));
    const kept = await this.compute(tx, standing);
    await tx.publish(kept.flatMap((row) => told(row, newest.get(row.response_id)) ?? []));
    return events.map(({ data: { responseId } }) =>
      changed.has(responseId) || withdrawn.has(responseId) ? ok : drop('not newer than what is known'),
    );
  }

  private async compute(tx: Transaction, answers: readonly AnswerRow[]): Promise<readonly ExposureRow[]> {
    if (answers.length === 0) return [];
    const windowDays = this.settings.EXPOSURE_WINDOW_DAYS;
    const times = answers.map(({ answered_at }) => Date.parse(answered_at));
    const found = await this.exposures.eventsBefore(tx, answers, windowDays);
    const coverage: Coverage[] = await this.exposures.coverage(tx, Math.min(...times), Math.max(...times), windowDays);
    const rows = answers.map((answer) => {
      const contributions = contributionsOf(found.get(answer.response_id) ?? []);
      const exposure = exposureInWindow({
        answeredAt: Date.parse(answer.answered_at),
        windowDays,
        contributions,
        coverage,
      });
      return exposureRow(answer, windowDays, exposure);
    });
    return this.exposures.keep(tx, rows);
  }
}

/** By answer what counts of a batch, in which the outbox's repetitions may follow a correction. */
function newestOf(given: readonly ReceivedEvent<Answer>[]): ReadonlyMap<string, ReceivedEvent<Answer>> {
  const newest = new Map<string, ReceivedEvent<Answer>>();
  for (const event of given) {
    const known = newest.get(event.data.responseId);
    if (!known || known.data.revision < event.data.revision) newest.set(event.data.responseId, event);
  }
  return newest;
}

function told(row: ExposureRow, cause: ReceivedEvent<Answer> | undefined): OutgoingEvent | undefined {
  if (!cause) return undefined;
  return exposureComputed.create({
    id: `${row.response_id}:exposure:${row.revision}`,
    source: '//sidetone/kpi-correlation',
    time: cause.arrivedAt,
    correlationId: cause.correlationId,
    causationId: cause.id,
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
