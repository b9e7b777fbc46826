import type { SubscriptionVersion, TopologyLink } from '@sidetone/domain/linkage';
import { grouped } from '../compute-exposures/grouped.js';
import type { Instant } from '@sidetone/domain/time';
import type { Characteristics } from './characteristics.js';
import type { Asking, AnswersQuestion } from './read-answers.js';
import type { RunScope } from './run-scope.js';

/** A line in use, and what is known of its customer. */
export interface Line extends Characteristics {
  readonly subscription_id: string;
  readonly customer_id: string;
  readonly answered: boolean;
}

/** Lines in use, as far as the run is of them, with what is known of each. */
export const LINES = `
  select line.subscription_id, line.customer_id, customer.segment, coalesce(line.region, customer.region) as region, customer.contract_level,
    (extract(epoch from customer.customer_since) * 1000)::float8 as customer_since
  from subscription line left join customer using (customer_id)
  where line.status not in ('terminated', 'cancelled', 'aborted', 'created', 'pendingActive')
    and ($1::text is null or customer.segment = $1) and ($2::text is null or coalesce(line.region, customer.region) = $2)
    and ($3::text is null or customer.contract_level = $3)`;

export const filters = ({ segment, region, contractLevel }: RunScope): unknown[] => [segment, region, contractLevel];

/**
 * The next lines, those of a customer one after the other. The channel is the one by which the customer last answered any survey, up to the
 * run's moment: it is what is known here of how somebody prefers to be asked.
 */
export async function linesAfter(
  asking: Asking,
  after: Pick<Line, 'customer_id' | 'subscription_id'>,
  question: AnswersQuestion,
  most: number,
): Promise<Line[]> {
  const text = `
    select lines.*, coalesce(heard.answered, false) as answered, heard.channel
    from (${LINES} and (line.customer_id, line.subscription_id) > ($4, $5)
      order by line.customer_id, line.subscription_id limit ${most}) as lines
    left join lateral (
      select bool_or(kind = $6) as answered,
        (array_agg(channel order by answered_at desc, response_id) filter (where channel is not null))[1] as channel
      from answer
      where answer.customer_id = lines.customer_id and not answer.withdrawn and answer.answered_at <= to_timestamp($7::float8 / 1000)) heard on true
    order by lines.customer_id, lines.subscription_id`;
  const values = [...filters(question), after.customer_id, after.subscription_id, question.kind, question.asOf];
  return (await asking.query(text, values)).rows as Line[];
}

interface VersionRow extends Omit<SubscriptionVersion, 'serviceIds'> {
  readonly subscriptionId: string;
}

interface LinkRow extends Omit<TopologyLink, 'validTo'> {
  readonly subscriptionId: string;
  readonly validTo: Instant | null;
}

/** Whose these lines were, and which resources carried them, in a fixed order. */
export async function masterOf(
  asking: Asking,
  subscriptionIds: readonly string[],
): Promise<{
  readonly versions: ReadonlyMap<string, readonly SubscriptionVersion[]>;
  readonly links: ReadonlyMap<string, readonly TopologyLink[]>;
}> {
  const versions = await asking.query(
    `select subscription_id as "subscriptionId", version::float8 as version, customer_id as "customerId",
       (extract(epoch from valid_from) * 1000)::float8 as "validFrom"
     from subscription_version where subscription_id = any($1::text[]) order by subscription_id, subscription_version.version`,
    [subscriptionIds],
  );
  const links = await asking.query(
    `select subscription_id as "subscriptionId", resource_id as "resourceId", resource_kind as "resourceKind", weight,
       (extract(epoch from valid_from) * 1000)::float8 as "validFrom", (extract(epoch from valid_to) * 1000)::float8 as "validTo"
     from topology_link where subscription_id = any($1::text[]) order by subscription_id, link_id`,
    [subscriptionIds],
  );
  const lineOf = ({ subscriptionId }: { readonly subscriptionId: string }): string => subscriptionId;
  return {
    versions: grouped(versions.rows as VersionRow[], lineOf, ({ version, validFrom, customerId }) => ({
      version,
      validFrom,
      customerId,
      serviceIds: [],
    })),
    links: grouped(links.rows as LinkRow[], lineOf, ({ validTo, subscriptionId: _, ...link }) =>
      validTo === null ? link : { ...link, validTo },
    ),
  };
}
