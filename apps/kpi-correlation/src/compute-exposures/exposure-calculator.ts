import { Inject, Injectable } from '@nestjs/common';
import { exposureComputed, type OutgoingEvent } from '@sidetone/contracts/events';
import { contributionsOf, exposureInWindow } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { AnswerRow } from './answer-store.js';
import { exposureRow, ExposureStore, type ExposureRow } from './exposure-store.js';
import { factsOf } from './facts-of.js';

/** Computes, keeps and tells what hit respondents before their answers, as known at each answer's `known_at`. */
@Injectable()
export class ExposureCalculator {
  constructor(
    private readonly exposures: ExposureStore,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_WINDOW_DAYS'>,
  ) {}

  /** An exposure that says the same as the one before is neither kept nor told again. */
  async compute(tx: Transaction, answers: readonly AnswerRow[]): Promise<void> {
    if (answers.length === 0) return;
    const windowDays = this.settings.EXPOSURE_WINDOW_DAYS;
    const times = answers.map(({ answered_at }) => Date.parse(answered_at));
    const catalogue = await this.catalogue.current(tx);
    const found = await this.exposures.eventsBefore(tx, answers, windowDays);
    const coverage = await this.exposures.coverage(tx, Math.min(...times), Math.max(...times), windowDays);
    const rows = answers.map((answer) => {
      const contributions = contributionsOf(factsOf(found.get(answer.response_id) ?? []), catalogue);
      const answeredAt = Date.parse(answer.answered_at);
      return exposureRow(
        answer,
        windowDays,
        exposureInWindow({ answeredAt, windowDays, contributions, coverage, catalogue }),
      );
    });
    const kept = await this.exposures.keep(tx, rows);
    const answerOf = new Map(answers.map((answer) => [answer.response_id, answer]));
    await tx.publish(kept.flatMap((row) => told(row, answerOf.get(row.response_id)) ?? []));
  }
}

function told(row: ExposureRow, answer: AnswerRow | undefined): OutgoingEvent | undefined {
  if (!answer) return undefined;
  return exposureComputed.create({
    id: `${row.response_id}:exposure:${row.revision}`,
    source: '//sidetone/kpi-correlation',
    time: Date.parse(row.known_at),
    correlationId: answer.correlation_id ?? undefined,
    causationId: answer.cause_id,
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
