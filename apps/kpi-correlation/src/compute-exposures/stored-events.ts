import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, localDay, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { StoredEvent } from './facts-of.js';
import type { Respondent } from './respondent.js';
import type { Target } from './respondent-reaches.js';

type FoundRow = Omit<StoredEvent, keyof Target> & { readonly position: number };

const COLUMNS = {
  position: 'int',
  kind: 'text',
  id: 'text',
  from_at: 'float8',
  to_at: 'float8',
  answered_at: 'float8',
  known_at: 'float8',
} as const;

/** Reads the events of what respondents' events come from. */
@Injectable()
export class StoredEvents {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>) {}

  /**
   * The events known when each answer was, by answer, each with how it reached the respondent. States come with their whole history.
   * The window's ends are drawn by the domain: what happened at the instant of the answer is given too, because a measured period may end there.
   */
  async of(
    tx: Pick<Transaction, 'query'>,
    answers: readonly Respondent[],
    targets: readonly Target[],
  ): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const answerOf = new Map(answers.map((answer) => [answer.response_id, answer]));
    const wanted = targets.map(({ responseId, kind, id, from, to }, position) => {
      const answer = answerOf.get(responseId);
      const at = (time: string | undefined): Instant => Date.parse(time ?? '');
      return {
        position,
        kind,
        id,
        from_at: from,
        to_at: to,
        answered_at: at(answer?.answered_at),
        known_at: at(answer?.known_at),
      };
    });
    const byAnswer = new Map<string, StoredEvent[]>(answers.map(({ response_id }) => [response_id, []]));
    if (wanted.length === 0) return byAnswer;
    const asked = sql`
      with wanted as materialized (
        select position, kind, id, to_timestamp(from_at / 1000) as from_at, to_timestamp(to_at / 1000) as to_at,
          to_timestamp(answered_at / 1000) as answered_at, to_timestamp(known_at / 1000) as known_at
        from ${unnest(COLUMNS, wanted)})`;
    const days = [Math.min(...wanted.map(({ from_at }) => from_at)), Math.max(...wanted.map(({ to_at }) => to_at))];
    const kinds = new Set(wanted.map(({ kind }) => kind));
    const facts = await this.facts(tx, asked, kinds, days[0] ?? 0, days[1] ?? 0);
    const states = await tx.query<FoundRow>(statesOf(asked));
    for (const { position, ...event } of [...facts, ...states].sort(inOrder)) {
      const target = targets[position];
      if (!target) continue;
      const { share, line, within, responseId } = target;
      byAnswer.get(responseId)?.push({
        ...event,
        ...(share == null ? {} : { share }),
        ...(line == null ? {} : { line }),
        ...(within == null ? {} : { within }),
      });
    }
    return byAnswer;
  }

  /**
   * What one event tells by itself: read by day, so that only the partitions of the windows are looked at. Nothing is asked of a kind that is
   * not wanted: planning over so many partitions costs more than the answer.
   */
  private async facts(
    tx: Pick<Transaction, 'query'>,
    asked: Sql,
    kinds: ReadonlySet<Target['kind']>,
    from: Instant,
    to: Instant,
  ): Promise<FoundRow[]> {
    const firstDay = localDay(from - DAY_MS, this.settings.OPERATOR_TIME_ZONE);
    const lastDay = localDay(to + DAY_MS, this.settings.OPERATOR_TIME_ZONE);
    const ofKind = FACTS_OF.flatMap(({ kind, theirs }) => {
      if (!kinds.has(kind)) return [];
      return sql`
        select wanted.position, event.type, event.event_id, null as entity_id,
          (extract(epoch from event.happened_at) * 1000)::float8 as happened_at, (extract(epoch from event.arrived_at) * 1000)::float8 as arrived_at, event.data
        from wanted join ${theirs}
          and event.day between ${firstDay}::date and ${lastDay}::date and event.happened_at >= wanted.from_at and event.happened_at <= wanted.to_at
          and event.arrived_at <= wanted.known_at and event.used and event.entity_id is null
        where wanted.kind = ${kind}`;
    });
    const [first, ...more] = ofKind;
    if (!first) return [];
    return tx.query<FoundRow>(more.reduce((all, one) => sql`${all} union all ${one}`, sql`${asked} ${first}`));
  }
}

/** Whose a fact is, by what it names; services carry states alone. */
const FACTS_OF: readonly { readonly kind: Target['kind']; readonly theirs: Sql }[] = [
  { kind: 'subscription', theirs: sql`event on event.subscription_id = wanted.id` },
  { kind: 'resource', theirs: sql`event on event.resource_id = wanted.id and event.subscription_id is null` },
  {
    kind: 'resource',
    theirs: sql`fact_reach further on further.resource_id = wanted.id and further.happened_at >= wanted.from_at and further.happened_at <= wanted.to_at
      join event on event.day = further.day and event.seq = further.seq`,
  },
  {
    kind: 'customer',
    theirs: sql`event on event.customer_id = wanted.id and event.subscription_id is null and event.resource_id is null`,
  },
];

/**
 * The whole history of what has states. What names a subscription in any of its tellings is that
 * subscription's, then what names a service or resource of known subscriptions is theirs; the rest is the customer's as a whole (rule R12).
 */
function statesOf(asked: Sql): Sql {
  return sql`${asked},
    entities as (
      select wanted.position, event.type, event.entity_id from wanted join entity_event event on event.subscription_id = wanted.id where wanted.kind = 'subscription'
      union
      select wanted.position, reach.type, reach.entity_id from wanted join entity_reach reach on reach.target_id = wanted.id and reach.target_kind = wanted.kind
      where wanted.kind in ('resource', 'service') and not exists (
        select from entity_event named where named.type = reach.type and named.entity_id = reach.entity_id and named.subscription_id is not null)
      union
      select wanted.position, event.type, event.entity_id from wanted join entity_event event on event.customer_id = wanted.id
      where wanted.kind = 'customer' and not exists (
        select from entity_event named where named.type = event.type and named.entity_id = event.entity_id and named.subscription_id is not null)
        and not exists (
          select from entity_reach reach where reach.type = event.type and reach.entity_id = event.entity_id and (
            exists (select from subscription_version line where line.service_ids ? reach.target_id or line.product_id = reach.target_id)
            or exists (select from topology_link link where link.resource_id = reach.target_id))))
    select entities.position, event.type, event.event_id, event.entity_id,
      (extract(epoch from event.happened_at) * 1000)::float8 as happened_at, (extract(epoch from event.arrived_at) * 1000)::float8 as arrived_at, event.data
    from entities join wanted using (position) join entity_event event using (type, entity_id)
    where event.happened_at < wanted.answered_at and event.arrived_at <= wanted.known_at`;
}

function inOrder(a: FoundRow, b: FoundRow): number {
  return a.happened_at - b.happened_at || (a.event_id < b.event_id ? -1 : Number(a.event_id > b.event_id));
}
