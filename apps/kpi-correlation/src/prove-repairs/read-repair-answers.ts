import type { RepairAnswer, RepairWindow } from '@sidetone/domain/repairs';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest } from '@sidetone/platform/database';
import type { Asking } from '../rank-drivers/read-answers.js';
import { reachOfRepair } from './reach-of-repair.js';
import type { RegisteredRepair } from './registered-repair.js';

export interface RepairQuestion {
  readonly repair: RegisteredRepair;
  readonly window: RepairWindow;
  /** Other repairs within the window that may have mended the same. */
  readonly others: readonly RegisteredRepair[];
  readonly survey: string;
  /** Of the KPI's exposure. */
  readonly exposureDays: number;
}

/** The answers before and after a repair, with what decides whether it reached them. */
export async function readRepairAnswers(asking: Asking, question: RepairQuestion): Promise<RepairAnswer[]> {
  const { repair, window, others, survey, exposureDays } = question;
  const { from, at, afterFrom, to } = window;
  const targetsOf = (kind: RegisteredRepair['kind']) =>
    others.flatMap((other) => (other.kind === kind ? other.targets.map((target) => ({ target, at: other.at })) : []));
  const namesOf = (kind: RegisteredRepair['kind']): string[] => targetsOf(kind).map(({ target }) => target);
  const byResource = repair.kind === 'resource' || targetsOf('resource').length > 0;
  const otherResources = unnest({ target: 'text', at: 'timestamptz' }, targetsOf('resource'), 'other');
  const { text, values } = sql`
    with asked as materialized (
      select response_id, customer_id, subscription_id, journey_area, score, answered_at from answer
      where kind = ${survey} and not withdrawn and answered_at >= ${toIso(from)} and answered_at < ${toIso(to)}
        and (answered_at < ${toIso(at)} or answered_at >= ${toIso(afterFrom)})),
    ${reachOfRepair({ targets: repair.kind === 'resource' ? repair.targets : [], window, otherResources, byResource })}
    select asked.customer_id as "customerId", (extract(epoch from answered_at) * 1000)::float8 as "answeredAt", score,
      customer.segment, customer.region, (extract(epoch from customer.customer_since) * 1000)::float8 as "customerSince",
      journey_area as "journeyArea", coalesce(reach.share, 0) as share, coalesce(reach.touched, false) as touched, reach.carrier,
      coalesce(reach.other, false) or coalesce(customer.region = any(${namesOf('region')}::text[]), false)
        or coalesce(journey_area = any(${namesOf('process')}::text[]), false) as "otherRepair",
      hit.value as exposure
    from asked left join customer using (customer_id) left join reach using (response_id)
    left join lateral (
      select (told.kpi->>'value')::float8 as value from exposure cross join lateral jsonb_array_elements(exposure.kpis) as told (kpi)
      where ${repair.kpi}::text is not null and exposure.response_id = asked.response_id and exposure.latest
        and exposure.window_days = ${exposureDays} and told.kpi->>'kpi' = ${repair.kpi} limit 1) hit on true
    order by answered_at, response_id`;
  const { rows } = (await asking.query(text, [...values])) as { rows: RepairAnswer[] };
  return rows;
}
