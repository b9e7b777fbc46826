import { Injectable } from '@nestjs/common';
import type { IndexModel } from '@sidetone/domain/satisfaction-index';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';

/** A version of a programme's model, and who gave it. */
export interface PublishedModel {
  readonly model: IndexModel;
  readonly version: number;
  /** The name of the API key. */
  readonly setBy: string;
  readonly setAt: string;
}

/** Held by whoever gives a model, so that versions follow one another. */
const MODELS_LOCK = 7_361_013;

/** How programmes' questions make indicators and levels, where an operator said so, in all versions. */
@Injectable()
export class ModelStore {
  constructor(private readonly database: Database) {}

  /** All versions of a programme's model, the one in force first; none where nobody gave one. */
  versions(surveyId: string, reader: Pick<Database, 'query'> = this.database): Promise<PublishedModel[]> {
    return reader.query<PublishedModel>(sql`
      select model, version, set_by as "setBy", ${utcText('set_at')} as "setAt"
      from index_model where survey_id = ${surveyId} order by version desc`);
  }

  /** Waits until nobody else gives a model, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${MODELS_LOCK}::int, hashtext(current_schema()))`);
  }

  async add(tx: Transaction, surveyId: string, { model, version, setBy, setAt }: PublishedModel): Promise<void> {
    await tx.query(sql`
      insert into index_model (survey_id, model, version, set_by, set_at)
      values (${surveyId}, ${JSON.stringify(model)}::jsonb, ${version}, ${setBy}, ${setAt}::timestamptz)`);
  }
}
