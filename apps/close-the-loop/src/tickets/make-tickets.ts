import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database, isWorthRetrying, withRetries } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { Clock, DueRunner, type DueWork } from '@sidetone/platform/time';
import { waitAtMost } from '../webhooks/wait-at-most.js';
import { afterTicket } from './after-ticket.js';
import { TellTicket } from './tell-ticket.js';
import { TicketStore } from './ticket-store.js';
import { TicketSystem } from './ticket-system.js';
import type { TicketDraft } from './ticket.js';

const AT_ONCE = 4;

/** Makes the tickets that are due, each noted before it is asked for; what a crash leaves in the middle is searched for before it is made again. */
@Injectable()
export class MakeTickets implements DueWork, OnModuleDestroy {
  readonly name = 'make tickets';
  private readonly logger = new Logger(MakeTickets.name);
  private readonly inWork = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketStore,
    private readonly system: TicketSystem,
    private readonly news: TellTicket,
    private readonly clock: Clock,
    private readonly runner: DueRunner,
  ) {
    runner.register(this);
  }

  /** Takes up what is due and free to go; does not wait until it is made. */
  async runDue(now: Instant): Promise<number> {
    const recovered = await this.tickets.recover(now);
    const free = AT_ONCE - this.inWork.size;
    const begun = free < 1 || this.stopped ? [] : await this.tickets.begin(now, free);
    for (const draft of begun) {
      const work: Promise<void> = this.make(draft)
        // It is found again when its lease is over.
        .catch((error: unknown) =>
          this.logger.error({ err: describeError(error) }, 'The end of an attempt was not noted'),
        )
        .finally(() => {
          this.inWork.delete(work);
          this.runner.wake();
        });
      this.inWork.add(work);
    }
    return recovered + begun.length;
  }

  countDue(now: Instant): Promise<number> {
    return this.tickets.count(now);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await waitAtMost(this.inWork);
  }

  private async make(draft: TicketDraft): Promise<void> {
    const made = await this.system.make(draft);
    const now = this.clock.now();
    const after = afterTicket(made, draft, now);
    const { caseId, attempts } = draft;
    if (after.kind !== 'created')
      this.logger.warn({ caseId, attempts, outcome: after.kind, why: after.failure }, 'A ticket was not made');
    await withRetries(
      () =>
        this.database.transaction(async (tx) => {
          const isNews = await this.tickets.end(tx, draft, after, now);
          if (isNews && after.kind === 'created') await this.news.tell(tx, caseId, after.ticketId, now);
        }),
      { mayPass: isWorthRetrying },
    );
  }
}
