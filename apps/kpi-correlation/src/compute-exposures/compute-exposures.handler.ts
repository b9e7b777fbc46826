import { Controller, Inject } from '@nestjs/common';
import {
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type ReceivedEvent,
  type ResponseCorrected,
  type ResponseReceived,
  type ResponseWithdrawn,
} from '@sidetone/contracts/events';
import { HOUR_MS } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { answerRow, AnswerStore } from './answer-store.js';
import { beginAnswering } from './crossing-lock.js';
import { ExposureCalculator } from './exposure-calculator.js';

type Answer = ResponseReceived | ResponseCorrected;

/** survey.response.v1: what hit the respondent before the answer, as known when the answer came; settled later, when late events have come. */
@Controller()
export class ComputeExposures {
  constructor(
    private readonly answers: AnswerStore,
    private readonly calculator: ExposureCalculator,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_SETTLE_HOURS'>,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle({ events }: EventBatch<Answer | ResponseWithdrawn>, tx: Transaction): Promise<Outcome[]> {
    const given = events.filter((event): event is ReceivedEvent<Answer> => !responseWithdrawn.is(event));
    const newest = newestOf(given);
    const settleMs = this.settings.EXPOSURE_SETTLE_HOURS * HOUR_MS;
    const rows = [...newest.values()].map((event) => answerRow(event, settleMs));
    const isCrossed = await beginAnswering(tx);
    const changed = await this.answers.keep(tx, rows);
    const withdrawals = events.flatMap((event) => (responseWithdrawn.is(event) ? [event.data] : []));
    const withdrawn = await this.answers.withdraw(tx, withdrawals);
    const standing = rows.filter(({ response_id }) => changed.has(response_id) && !withdrawn.has(response_id));
    await this.calculator.compute(tx, standing);
    if (isCrossed) await this.answers.computeAgain(tx, standing);
    return events.map(({ data: { responseId } }) =>
      changed.has(responseId) || withdrawn.has(responseId) ? ok : drop('not newer than what is known'),
    );
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
