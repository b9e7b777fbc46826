import { Controller } from '@nestjs/common';
import { topologyUpserted, type TopologyUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome, masterRuns } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { LinkStore, type Link } from './link-store.js';

/** Keeps which resources carry a subscription: an alarm names the resource, and its people are those whose lines run over it. */
@Controller()
export class KeepLinks {
  constructor(
    private readonly links: LinkStore,
    private readonly clock: Clock,
  ) {}

  @OnEvents(topologyUpserted)
  async handle({ events }: EventBatch<TopologyUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({ id: data?.linkId ?? key ?? '', row: data && linkIn(data) }));
    const outcomes = await masterRuns(changes, {
      keep: (links) => this.links.keep(tx, links),
      forget: (linkIds) => this.links.forget(tx, linkIds),
    });
    await this.links.forgetEnded(tx, this.clock.now(), events.length);
    return outcomes;
  }
}

function linkIn({ linkId, subscriptionId, resourceId, validFrom, validTo, version }: TopologyUpserted): Link {
  return {
    link_id: linkId,
    subscription_id: subscriptionId,
    resource_id: resourceId,
    valid_from: validFrom,
    valid_to: validTo === undefined || validTo.startsWith('9999') ? null : validTo,
    version,
  };
}
