import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { answerOfItems, flatModel, type CustomerAnswer, type IndexModel } from '@sidetone/domain/satisfaction-index';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';

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
  readonly answersOf: (waveId: string) => readonly CustomerAnswer[];
}

/** Answers of waves as the satisfaction index reads them. */
@Injectable()
export class WaveReader {
  constructor(private readonly database: Database) {}

  /** Answers of these waves under the programme's model; where nobody gave one, every question is an indicator of its own. */
  async read(surveyId: string, waveIds: readonly string[]): Promise<WaveAnswers> {
    const [rows, given] = await Promise.all([
      this.database.query<ItemsRow>(sql`
        select wave_id as "waveId", kind, customer_id as "customerId", items from answer_fact
        where wave_id = any(${waveIds}::text[]) and not withdrawn order by customer_id, response_id`),
      this.model(surveyId),
    ]);
    const asked = [...new Set(rows.flatMap(({ items }) => (items ?? []).map(({ indicatorId }) => indicatorId)))].sort();
    const model = given ?? (asked.length === 0 ? undefined : flatModel(asked));
    return {
      kind: rows[0]?.kind,
      model,
      answersOf: (waveId) =>
        model === undefined
          ? []
          : rows
              .filter((row) => row.waveId === waveId)
              .map(({ customerId, items }) => answerOfItems(model, customerId, items ?? []).answer),
    };
  }

  /** The model that an operator gave a programme. */
  async model(surveyId: string): Promise<IndexModel | undefined> {
    const rows = await this.database.query<{ model: IndexModel }>(sql`
      select model from index_model where survey_id = ${surveyId}`);
    return rows[0]?.model;
  }

  async putModel(surveyId: string, model: IndexModel, setBy: string, now: Instant): Promise<void> {
    await this.database.query(sql`
      insert into index_model as known (survey_id, model, version, set_by, set_at)
      values (${surveyId}, ${JSON.stringify(model)}::jsonb, 1, ${setBy}, ${toIso(now)})
      on conflict (survey_id) do update set
        model = excluded.model, version = known.version + 1, set_by = excluded.set_by, set_at = excluded.set_at`);
  }
}
