import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import type { Exchange } from '@sidetone/platform/outbound';
import { Counter, Gauge, Registry } from 'prom-client';
import type { AfterDelivery } from './after-delivery.js';

const OUTCOMES = ['delivered', 'gone', 'notTaken', 'noAnswer', 'refused'] as const;

/** Tells Prometheus what became of deliveries: dead ones, and targets that are away, are seen before anybody misses them. */
@Injectable()
export class WebhookMetrics {
  private readonly attempts: Counter;

  constructor(database: Database, registry: Registry, readings: Readings) {
    this.attempts = new Counter({
      name: 'sidetone_webhook_attempts_total',
      help: 'Attempts to tell a webhook, by outcome: delivered, gone (410), notTaken (another status), noAnswer, refused (its address may not be called).',
      labelNames: ['outcome'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1.
    for (const outcome of OUTCOMES) this.attempts.inc({ outcome }, 0);
    const deliveries = new Gauge({
      name: 'sidetone_webhook_deliveries',
      help: 'Deliveries that wait, and that are dead and want somebody to look.',
      labelNames: ['state'],
      registers: [registry],
    });
    readings.register({
      name: 'webhook deliveries',
      async read() {
        for (const [state, count] of Object.entries(await countsIn(database))) deliveries.set({ state }, count);
      },
    });
  }

  count(exchange: Exchange, after: AfterDelivery): void {
    this.attempts.inc({ outcome: outcomeOf(exchange, after) });
  }
}

function outcomeOf(exchange: Exchange, after: AfterDelivery): (typeof OUTCOMES)[number] {
  if (after.kind === 'delivered' || after.kind === 'gone') return after.kind;
  return ({ answered: 'notTaken', refused: 'refused', failed: 'noAnswer' } as const)[exchange.kind];
}

async function countsIn(database: Database): Promise<{ readonly waiting?: number; readonly dead?: number }> {
  const [counts] = await database.query<{ waiting: number; dead: number }>(
    sql`select (select count(*) from webhook_delivery where state in ('waiting', 'sending'))::int as waiting,
      (select count(*) from webhook_delivery where state = 'dead')::int as dead`,
  );
  return counts ?? {};
}
