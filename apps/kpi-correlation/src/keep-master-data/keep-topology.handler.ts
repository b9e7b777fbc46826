import { Controller } from '@nestjs/common';
import { topologyUpserted, type TopologyUpserted } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';
import { MasterStore, type MasterTable } from './master-store.js';

interface LinkRow {
  readonly link_id: string;
  readonly resource_id: string;
  readonly resource_kind: string;
  readonly subscription_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly weight: number;
  readonly version: number;
}

interface CarriedRow {
  readonly link_id: string;
  readonly subscription_id: string;
  readonly valid_from: Instant;
}

const links: MasterTable<LinkRow> = {
  name: 'topology_link',
  key: 'link_id',
  columns: {
    link_id: 'text',
    resource_id: 'text',
    resource_kind: 'text',
    subscription_id: 'text',
    valid_from: 'timestamptz',
    valid_to: 'timestamptz',
    weight: 'float8',
    version: 'int8',
  },
};

/** The year that stands for "open" in an end date (rule R8). */
const OPEN_END = '9999-';

/** master.topology.v1: which resource carries a subscription, and when. The exposures that follow from it are computed anew. */
@Controller()
export class KeepTopology {
  constructor(
    private readonly store: MasterStore,
    private readonly touched: TouchedAnswers,
  ) {}

  @OnEvents(topologyUpserted)
  async handle({ events }: EventBatch<TopologyUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({ id: data?.linkId ?? key ?? '', row: data && rowOf(data) }));
    const before = await this.known(
      tx,
      changes.map(({ id }) => id),
    );
    const outcomes = await this.store.apply(tx, links, changes);
    const changed = changes.filter((_change, index) => outcomes[index]?.kind === 'ok');
    const ids = new Set(changed.map(({ id }) => id));
    // Whom it carried before is touched as well: the link may have ended, begun at another time, or become another line's.
    const carried = [
      ...before.filter(({ link_id }) => ids.has(link_id)),
      ...changed.flatMap(({ row }) =>
        row ? [{ subscription_id: row.subscription_id, valid_from: Date.parse(row.valid_from) }] : [],
      ),
    ];
    const arrivedAt = events.reduce<Instant>((last, event) => Math.max(last, event.arrivedAt), 0);
    await this.touched.mark(
      tx,
      carried.map(({ subscription_id, valid_from }) => ({
        kind: 'subscription',
        id: subscription_id,
        from: valid_from,
        to: Infinity,
      })),
      arrivedAt,
    );
    return outcomes;
  }

  private known(tx: Transaction, linkIds: readonly string[]): Promise<CarriedRow[]> {
    return tx.query<CarriedRow>(sql`
      select link_id, subscription_id, (extract(epoch from valid_from) * 1000)::float8 as valid_from
      from topology_link where link_id = any(${linkIds}::text[])`);
  }
}

function rowOf({
  linkId,
  resourceId,
  resourceKind,
  subscriptionId,
  validFrom,
  validTo,
  weight,
  version,
}: TopologyUpserted): LinkRow {
  return {
    link_id: linkId,
    resource_id: resourceId,
    resource_kind: resourceKind,
    subscription_id: subscriptionId,
    valid_from: validFrom,
    valid_to: validTo === undefined || validTo.startsWith(OPEN_END) ? null : validTo,
    weight,
    version,
  };
}
