import { Injectable } from '@nestjs/common';
import { reachesOfLine, type SubscriptionVersion, type TopologyLink } from '@sidetone/domain/linkage';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { grouped } from './grouped.js';
import type { Respondent } from './respondent.js';
import type { Reach } from './reach.js';

/** One thing whose events are a respondent's: for how long, and by what share. */
export interface Target extends Reach {
  readonly responseId: string;
  readonly kind: 'subscription' | 'service' | 'resource' | 'customer';
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
}

interface VersionRow {
  readonly response_id: string;
  readonly subscription_id: string;
  readonly version: number;
  readonly valid_from: Instant;
  readonly customer_id: string;
  readonly product_id: string | null;
  readonly service_ids: readonly string[];
}
interface LinkRow {
  readonly subscription_id: string;
  readonly resource_id: string;
  readonly resource_kind: string;
  readonly valid_from: Instant;
  readonly valid_to: Instant | null;
  readonly weight: number;
}

/**
 * Whose events are a respondent's (rule R12, event vocabulary section 4): those of the subscription that the answer names, or of the
 * customer and all its subscriptions where it names none; each while it was the customer's, with its services and the resources that carried it.
 */
@Injectable()
export class RespondentReaches {
  async of(
    tx: Pick<Transaction, 'query'>,
    answers: readonly Respondent[],
    windowDays: number,
  ): Promise<readonly Target[]> {
    const versions = await this.versions(tx, answers);
    const lines = linesOf(answers, versions);
    const links = await this.links(tx, [...new Set(lines.map(({ subscriptionId }) => subscriptionId))]);
    const ofLines = lines.flatMap(({ answer, subscriptionId, known }) => {
      const window = windowOf(answer, windowDays);
      return reachesOfLine(subscriptionId, answer.customer_id, known, links.get(subscriptionId) ?? []).flatMap(
        ({ kind, id, within, share }): Target[] => {
          const from = Math.max(within.from, window.from);
          const to = Math.min(within.to, window.to);
          if (from > to) return [];
          const always = within.from === -Infinity && within.to === Infinity;
          return [
            {
              responseId: answer.response_id,
              kind,
              id,
              from,
              to,
              line: subscriptionId,
              ...(share === 1 ? {} : { share }),
              ...(always ? {} : { within: { from: within.from, to: within.to } }),
            },
          ];
        },
      );
    });
    const ofCustomers = answers
      .filter(({ subscription_id }) => subscription_id === null)
      .map((answer): Target => ({
        responseId: answer.response_id,
        kind: 'customer',
        id: answer.customer_id,
        ...windowOf(answer, windowDays),
      }));
    return [...ofLines, ...ofCustomers];
  }

  private versions(tx: Pick<Transaction, 'query'>, answers: readonly Respondent[]): Promise<VersionRow[]> {
    const columns = { response_id: 'text', subscription_id: 'text', customer_id: 'text' } as const;
    const asked = answers.map(({ response_id, subscription_id, customer_id }) => ({
      response_id,
      subscription_id,
      customer_id,
    }));
    return tx.query<VersionRow>(sql`
      with asked as materialized (select response_id, subscription_id, customer_id from ${unnest(columns, asked)}),
      lines as (
        select response_id, subscription_id from asked where subscription_id is not null
        union
        select asked.response_id, version.subscription_id
        from asked join subscription_version version on version.customer_id = asked.customer_id where asked.subscription_id is null)
      select lines.response_id, subscription_id, version.version::float8 as version, version.customer_id, version.product_id, version.service_ids,
        (extract(epoch from version.valid_from) * 1000)::float8 as valid_from
      from lines join subscription_version version using (subscription_id)`);
  }

  private async links(
    tx: Pick<Transaction, 'query'>,
    subscriptionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly TopologyLink[]>> {
    const rows = await tx.query<LinkRow>(sql`
      select subscription_id, resource_id, resource_kind, weight, (extract(epoch from valid_from) * 1000)::float8 as valid_from,
        (extract(epoch from valid_to) * 1000)::float8 as valid_to
      from topology_link where subscription_id = any(${subscriptionIds}::text[]) order by link_id`);
    return grouped(rows, ({ subscription_id }) => subscription_id, linkOf);
  }
}

interface Line {
  readonly answer: Respondent;
  readonly subscriptionId: string;
  readonly known: readonly SubscriptionVersion[];
}

function linesOf(answers: readonly Respondent[], rows: readonly VersionRow[]): Line[] {
  const versions = grouped(rows, (row) => `${row.response_id}\n${row.subscription_id}`, versionOf);
  const found = grouped(
    rows,
    ({ response_id }) => response_id,
    ({ subscription_id }) => subscription_id,
  );
  return answers.flatMap((answer) => {
    const named = answer.subscription_id === null ? (found.get(answer.response_id) ?? []) : [answer.subscription_id];
    return [...new Set(named)].map((subscriptionId) => ({
      answer,
      subscriptionId,
      known: versions.get(`${answer.response_id}\n${subscriptionId}`) ?? [],
    }));
  });
}

function versionOf({ version, valid_from, customer_id, product_id, service_ids }: VersionRow): SubscriptionVersion {
  const serviceIds = product_id === null ? service_ids : [...service_ids, product_id];
  return { version, validFrom: valid_from, customerId: customer_id, serviceIds };
}

function linkOf({ resource_id, resource_kind, valid_from, valid_to, weight }: LinkRow): TopologyLink {
  const link = { resourceId: resource_id, resourceKind: resource_kind, validFrom: valid_from, weight };
  return valid_to === null ? link : { ...link, validTo: valid_to };
}

function windowOf({ answered_at }: Respondent, windowDays: number): { from: Instant; to: Instant } {
  const to = Date.parse(answered_at);
  return { from: to - windowDays * DAY_MS, to };
}
