import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { answerOfItems, flatModel, type CustomerAnswer, type IndexModel } from '@sidetone/domain/satisfaction-index';
import { Database, sql } from '@sidetone/platform/database';
import { ModelStore, type PublishedModel } from './model-store.js';

interface ItemsRow {
  readonly waveId: string;
  readonly kind: SurveyKind;
  readonly customerId: string;
  readonly items: readonly { readonly indicatorId: string; readonly level: number; readonly weight: number }[] | null;
}

/** What is known of the waves of a programme: how its index is made, and what was answered. */
export interface WaveAnswers {
  readonly kind: SurveyKind | undefined;
  readonly model: IndexModel | undefined;
  /** The version that an operator gave; undefined where each question is an indicator of its own. */
  readonly given: PublishedModel | undefined;
  readonly answersOf: (waveId: string) => readonly CustomerAnswer[];
}

/** Answers of waves as the satisfaction index reads them. */
@Injectable()
export class WaveReader {
  constructor(
    private readonly database: Database,
    private readonly models: ModelStore,
  ) {}

  /** Answers of these waves under the programme's model; where nobody gave one, every question is an indicator of its own. */
  async read(surveyId: string, waveIds: readonly string[]): Promise<WaveAnswers> {
    const [rows, [given]] = await Promise.all([
      this.database.query<ItemsRow>(sql`
        select wave_id as "waveId", kind, customer_id as "customerId", items from answer_fact
        where wave_id = any(${waveIds}::text[]) and not withdrawn order by customer_id, response_id`),
      this.models.versions(surveyId),
    ]);
    const asked = [...new Set(rows.flatMap(({ items }) => (items ?? []).map(({ indicatorId }) => indicatorId)))].sort();
    const model = given?.model ?? (asked.length === 0 ? undefined : flatModel(asked));
    return {
      kind: rows[0]?.kind,
      model,
      given,
      answersOf: (waveId) =>
        model === undefined
          ? []
          : rows
              .filter((row) => row.waveId === waveId)
              .map(({ customerId, items }) => answerOfItems(model, customerId, items ?? []).answer),
    };
  }
}
