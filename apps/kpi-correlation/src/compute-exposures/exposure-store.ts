import { Injectable } from '@nestjs/common';
import type { Coverage, Exposure, KpiExposure } from '@sidetone/domain/kpi';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { AnswerRow } from './answer-store.js';
import type { StoredEvent } from './facts-of.js';

/** An exposure as it is kept and told: times as text. */
export interface ExposureRow {
  readonly response_id: string;
  readonly window_days: number;
  readonly known_at: string;
  readonly kpis: readonly (Omit<KpiExposure, 'lastAt' | 'worst'> & { readonly lastAt?: string })[];
  readonly evidence: readonly {
    readonly kpi: string;
    readonly eventId: string;
    readonly type: string;
    readonly at: string;
  }[];
  readonly revision: number;
}

/** Reads what touched respondents before their answers, and keeps what came of it. */
@Injectable()
export class ExposureStore {
  /**
   * The events of each answer's respondent, known when the answer was: of the subscription, or, where the answer names none,
   * of the customer and all its subscriptions (event vocabulary, section 4). States come with their whole history. The window's
   * ends are drawn by the domain: what happened at the instant of the answer is given too, because a measured period may end there.
   */
  async eventsBefore(
    tx: Transaction,
    answers: readonly AnswerRow[],
    windowDays: number,
  ): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const asked = answers.map(({ response_id, subscription_id, customer_id, answered_at, known_at }) => ({
      response_id,
      subscription_id,
      customer_id,
      answered_at,
      known_at,
    }));
    const columns = {
      response_id: 'text',
      subscription_id: 'text',
      customer_id: 'text',
      answered_at: 'timestamptz',
      known_at: 'timestamptz',
    } as const;
    const rows = await tx.query<StoredEvent & { response_id: string }>(sql`
      with asked as materialized (select * from ${unnest(columns, asked)}),
      lines as materialized (
        select response_id, subscription_id, answered_at, known_at from asked where subscription_id is not null
        union all
        select response_id, subscription.subscription_id, answered_at, known_at
        from asked join subscription on subscription.customer_id = asked.customer_id where asked.subscription_id is null),
      facts as (
        select lines.response_id, event.event_key from lines join event on event.subscription_id = lines.subscription_id
          and event.happened_at >= lines.answered_at - make_interval(days => ${windowDays}::int) and event.happened_at <= lines.answered_at
          and event.arrived_at <= lines.known_at
        where event.kpi is not null
        union
        select asked.response_id, event.event_key from asked join event on event.customer_id = asked.customer_id and event.subscription_id is null
          and event.happened_at >= asked.answered_at - make_interval(days => ${windowDays}::int) and event.happened_at <= asked.answered_at
          and event.arrived_at <= asked.known_at
        where asked.subscription_id is null and event.kpi is not null),
      entities as (
        select distinct lines.response_id, event.type, event.entity_id from lines join event on event.subscription_id = lines.subscription_id
        where event.entity_id is not null
        union
        select asked.response_id, event.type, event.entity_id from asked join event on event.customer_id = asked.customer_id
        where asked.subscription_id is null and event.entity_id is not null),
      states as (
        select entities.response_id, event.event_key from entities join event using (entity_id, type) join asked using (response_id)
        where event.happened_at < asked.answered_at and event.arrived_at <= asked.known_at),
      found as (select * from facts union select * from states)
      select found.response_id, event.type, event.event_id, event.entity_id, event.data,
        (extract(epoch from event.happened_at) * 1000)::float8 as happened_at,
        (extract(epoch from event.arrived_at) * 1000)::float8 as arrived_at
      from found join event using (event_key)
      order by event.happened_at, event.event_key`);
    const byAnswer = new Map<string, StoredEvent[]>(answers.map(({ response_id }) => [response_id, []]));
    for (const row of rows) byAnswer.get(row.response_id)?.push(row);
    return byAnswer;
  }

  /** What the sources said of the time from `from` to `to` about single subscriptions and customers. */
  async coverage(tx: Transaction, from: Instant, to: Instant, windowDays: number): Promise<Coverage[]> {
    const rows = await tx.query<{
      source_id: string;
      kpis: string[];
      period_from: number;
      period_to: number;
      complete: boolean;
    }>(sql`
      select source_id, kpis, complete,
        (extract(epoch from period_start) * 1000)::float8 as period_from, (extract(epoch from period_end) * 1000)::float8 as period_to
      from source_coverage
      where scope_kind in ('subscription', 'customer') and period_end > ${toIso(from - windowDays * DAY_MS)} and period_start < ${toIso(to)}
      order by period_start`);
    return rows.map(({ source_id, kpis, period_from, period_to, complete }) => ({
      sourceId: source_id,
      kpis: kpis.length === 0 ? null : kpis,
      from: period_from,
      to: period_to,
      complete,
    }));
  }

  /** Keeps exposures that say something new; an earlier one of the same answer makes way with its revision counted on. Returns the rows kept, with their revisions. */
  async keep(tx: Transaction, rows: readonly ExposureRow[]): Promise<readonly ExposureRow[]> {
    const columns = {
      response_id: 'text',
      window_days: 'int',
      known_at: 'timestamptz',
      kpis: 'jsonb',
      evidence: 'jsonb',
      revision: 'int8',
    } as const;
    const kept = await tx.query<{ response_id: string; revision: number }>(sql`
      insert into exposure as known (response_id, window_days, known_at, kpis, evidence, revision)
      select response_id, window_days, known_at, kpis, evidence, revision from ${unnest(columns, rows)}
      on conflict (response_id) do update set window_days = excluded.window_days, known_at = excluded.known_at, kpis = excluded.kpis,
        evidence = excluded.evidence, revision = known.revision + 1
        where known.kpis <> excluded.kpis or known.evidence <> excluded.evidence or known.window_days <> excluded.window_days
      returning response_id, revision::float8 as revision`);
    const revisions = new Map(kept.map(({ response_id, revision }) => [response_id, revision]));
    return rows.flatMap((row) => {
      const revision = revisions.get(row.response_id);
      return revision === undefined ? [] : [{ ...row, revision }];
    });
  }
}

export function exposureRow(answer: AnswerRow, windowDays: number, { kpis, evidence }: Exposure): ExposureRow {
  return {
    response_id: answer.response_id,
    window_days: windowDays,
    known_at: answer.known_at,
    kpis: kpis.map(({ lastAt, worst: _worst, ...kpi }) => ({
      ...kpi,
      ...(lastAt === undefined ? {} : { lastAt: toIso(lastAt) }),
    })),
    evidence: evidence.map(({ at, ...event }) => ({ ...event, at: toIso(at) })),
    revision: 1,
  };
}
