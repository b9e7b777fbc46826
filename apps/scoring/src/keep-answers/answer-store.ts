import { Injectable } from '@nestjs/common';
import type { Band } from '@sidetone/domain/nps';
import { toIso } from '@sidetone/domain/time';
import { RivalWrite, sql, trustedSql, unnest, type Transaction } from '@sidetone/platform/database';
import { cellRow, countedIn, type AnswerCellRow } from '../keep-cells/answer-cell-row.js';
import type { KeptAnswer, PlacedVersion } from './answer-version.js';

const factColumns = {
  response_id: 'text',
  revision: 'bigint',
  withdrawn: 'boolean',
  invitation_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  score: 'smallint',
  band: 'text',
  answered_at: 'timestamptz',
  week: 'text',
  day: 'date',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  channel: 'text',
  language: 'text',
  wave_id: 'text',
  dispatched_at: 'timestamptz',
  delay_minutes: 'float8',
  reasons: 'jsonb',
  consents: 'jsonb',
  comment: 'text',
  items: 'jsonb',
  segment: 'text',
  region: 'text',
  contract_level: 'text',
  account: 'text',
  product: 'text',
  team: 'text',
  customer_known: 'boolean',
  root_cause: 'text',
  outside: 'boolean',
} as const;

const names = Object.keys(factColumns);
const allColumns = trustedSql(names.join(', '));
const replaced = trustedSql(
  names
    .filter((name) => name !== 'response_id')
    .map((name) => `${name} = rows.${name}`)
    .join(', '),
);

type KeptRow = AnswerCellRow & {
  response_id: string;
  revision: number;
  withdrawn: boolean;
  week: string;
  band: Band;
  customer_id: string;
  subscription_id: string | null;
};

/** The answer facts. Each method is one statement, whatever the number of answers. */
@Injectable()
export class AnswerStore {
  /** What is kept of these answers, locked until the transaction ends. */
  async kept(tx: Transaction, responseIds: ReadonlySet<string>): Promise<ReadonlyMap<string, KeptAnswer>> {
    const rows = await tx.query<KeptRow>(sql`
      select response_id, revision::float8 as revision, withdrawn, week, customer_id, subscription_id, ${cellRow}
      from answer_fact where response_id = any(${[...responseIds]}::text[])
      order by response_id for update`);
    return new Map(rows.map((row) => [row.response_id, keptIn(row)]));
  }

  /**
   * Inserts answers that were not kept before.
   * @throws RivalWrite when another transaction kept one of them meanwhile
   */
  async add(tx: Transaction, versions: readonly PlacedVersion[]): Promise<void> {
    if (versions.length === 0) return;
    const added = await tx.query<{ added: number }>(sql`
      with added as (
        insert into answer_fact (${allColumns})
        select ${allColumns} from ${unnest(factColumns, versions.map(factOf))} order by response_id
        on conflict do nothing
        returning 1)
      select count(*)::int as added from added`);
    if (added[0]?.added !== versions.length) throw new RivalWrite('answer_fact');
  }

  /** Replaces answers that were kept, and locked, before. */
  async change(tx: Transaction, versions: readonly PlacedVersion[]): Promise<void> {
    if (versions.length === 0) return;
    await tx.query(sql`
      update answer_fact set ${replaced} from ${unnest(factColumns, versions.map(factOf))}
      where answer_fact.response_id = rows.response_id`);
  }
}

function keptIn(row: KeptRow): KeptAnswer {
  const { response_id: responseId, revision, withdrawn, kind, journey_area: journeyArea, week, band } = row;
  if (withdrawn) return { responseId, revision, counted: undefined };
  const { customer_id: customerId, subscription_id: subscriptionId } = row;
  return {
    responseId,
    revision,
    counted: { place: { kind, journeyArea, week }, band },
    standing: { customerId, subscriptionId, counted: countedIn(row) },
  };
}

/** A withdrawn answer keeps nothing of what was said, nor by whom. */
function factOf(version: PlacedVersion): { readonly [K in keyof typeof factColumns]: unknown } {
  const given = version.state === 'given' ? version : undefined;
  return {
    response_id: version.responseId,
    revision: version.revision,
    withdrawn: given === undefined,
    invitation_id: version.invitationId,
    survey_id: given?.surveyId,
    kind: given?.place.kind,
    journey_area: given?.place.journeyArea,
    score: given?.score,
    band: given?.band,
    answered_at: given ? toIso(given.answeredAt) : undefined,
    week: given?.place.week,
    day: given?.day,
    contact_id: given?.contactId,
    customer_id: given?.customerId,
    subscription_id: given?.subscriptionId,
    channel: given?.channel,
    language: given?.language,
    wave_id: given?.waveId,
    dispatched_at: given?.dispatchedAt == null ? undefined : toIso(given.dispatchedAt),
    delay_minutes: given?.delayMinutes,
    reasons: listOrNull(given?.reasons),
    consents: listOrNull(given?.consents),
    comment: given?.comment,
    items: listOrNull(given?.items),
    segment: given?.groups.segment,
    region: given?.groups.region,
    contract_level: given?.groups.contractLevel,
    account: given?.groups.account,
    product: given?.groups.product,
    team: given?.groups.team,
    customer_known: given?.groups.customerKnown ?? false,
    root_cause: given?.rootCause,
    outside: given?.outside ?? false,
  };
}

/** Lists travel as JSON: an array of arrays would have to be rectangular. An empty one is nothing said. */
function listOrNull(list: readonly unknown[] | undefined): string | null {
  return list === undefined || list.length === 0 ? null : JSON.stringify(list);
}
