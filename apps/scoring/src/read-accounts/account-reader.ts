import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import type { Account } from '@sidetone/domain/nps';
import { Database, sql, type Sql } from '@sidetone/platform/database';
import type { WindowPart } from '../read-cells/asked-window.js';

/** A business customer as masters tell it; null is not told. */
export interface KnownAccount {
  readonly account: string;
  readonly name: string | null;
  readonly segment: string;
  readonly region: string | null;
  readonly contractLevel: string | null;
}

interface AnswerRow {
  readonly account: string;
  readonly contactId: string;
  readonly responseId: string;
  readonly score: number;
  readonly answeredAt: number;
}

/** Business customers, their active contacts and what these answered. */
@Injectable()
export class AccountReader {
  constructor(private readonly database: Database) {}

  /** The next accounts in the order of their ids, one more than `limit`. */
  page(after: string | undefined, limit: number): Promise<KnownAccount[]> {
    return this.database.query<KnownAccount>(sql`
      select customer_id as account, name, segment, region, contract_level as "contractLevel" from customer
      where segment <> 'consumer' and (${after ?? null}::text is null or customer_id > ${after ?? null}::text)
      order by customer_id limit ${limit + 1}`);
  }

  async one(account: string): Promise<KnownAccount | undefined> {
    const rows = await this.database.query<KnownAccount>(sql`
      select customer_id as account, name, segment, region, contract_level as "contractLevel" from customer
      where segment <> 'consumer' and customer_id = ${account}`);
    return rows[0];
  }

  /** Contacts and answers of these accounts, in the order given. Two statements. */
  async withAnswers(
    accounts: readonly string[],
    kinds: readonly SurveyKind[],
    part: WindowPart,
  ): Promise<readonly Account[]> {
    const [contacts, answers] = await Promise.all([
      this.database.query<{ account: string; contactId: string; decisionMaker: boolean }>(sql`
        select customer_id as account, contact_id as "contactId", decision_maker as "decisionMaker" from contact
        where active and customer_id = any(${accounts}::text[]) order by contact_id`),
      this.database.query<AnswerRow>(sql`
        select ${answerColumns} from answer_fact
        where account = any(${accounts}::text[]) and ${standing(kinds, part)} order by answered_at`),
    ]);
    return accounts.map((account) => ({
      account,
      contacts: contacts.filter((one) => one.account === account),
      answers: answers.filter((one) => one.account === account),
    }));
  }

  /** The latest answer of each contact of every account. */
  latest(kinds: readonly SurveyKind[], part: WindowPart): Promise<AnswerRow[]> {
    return this.database.query<AnswerRow>(sql`
      select distinct on (account, contact_id) ${answerColumns} from answer_fact
      where account is not null and ${standing(kinds, part)}
      order by account, contact_id, answered_at desc, response_id desc`);
  }

  /** A year's revenue by account, where masters tell it. */
  async revenue(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ account: string; revenue: number }>(sql`
      select customer_id as account, revenue from customer where segment <> 'consumer' and revenue >= 0`);
    return new Map(rows.map(({ account, revenue }) => [account, revenue]));
  }
}

const answerColumns = sql`account, contact_id as "contactId", response_id as "responseId", score,
  (extract(epoch from answered_at) * 1000)::float8 as "answeredAt"`;

function standing(kinds: readonly SurveyKind[], { days, waveId }: WindowPart): Sql {
  const range = days ? sql`and day >= ${days.from}::date and day < ${days.until}::date` : sql``;
  const wave = waveId === undefined ? sql`` : sql`and wave_id = ${waveId}`;
  return sql`not withdrawn and kind = any(${kinds}::text[]) ${range} ${wave}`;
}
