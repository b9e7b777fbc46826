import { Controller } from '@nestjs/common';
import { topologyUpserted, type TopologyUpserted } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
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
    const outcomes = await this.store.apply(
      tx,
      links,
      events.map(({ key, data }) => ({ id: data?.linkId ?? key ?? '', row: data && rowOf(data) })),
    );
    const changed = events.flatMap(({ data }, index) => (data && outcomes[index]?.kind === 'ok' ? [data] : []));
    const arrivedAt = events.reduce<Instant>((last, event) => Math.max(last, event.arrivedAt), 0);
    await this.touched.mark(
      tx,
      changed.map(({ subscriptionId, validFrom }) => ({
        kind: 'subscription',
        id: subscriptionId,
        from: Date.parse(validFrom),
        to: Infinity,
      })),
      arrivedAt,
    );
    return outcomes;
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
