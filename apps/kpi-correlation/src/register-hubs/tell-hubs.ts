import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { HubCaller } from './hub-caller.js';
import { HubStore } from './hub-store.js';

/**
 * Registers us at hubs, and takes us off, until each has answered. Its row is held during a call, so that of several replicas one calls;
 * a crash in between calls once more, which hubs answer with 409.
 */
@Injectable()
export class TellHubs implements DueWork {
  readonly name = 'tell hubs';
  private readonly logger = new Logger(TellHubs.name);

  constructor(
    private readonly database: Database,
    private readonly hubs: HubStore,
    private readonly caller: HubCaller,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const hub = await this.hubs.takeDue(tx, now);
      if (hub === undefined) return 0;
      const answer = await this.caller.tell(hub);
      await this.hubs.keepAnswer(tx, hub, answer, now);
      const { hubId, state } = hub;
      if (answer.kind === 'failed')
        this.logger.warn({ hubId, state, reason: answer.reason }, 'A hub is to be called again');
      else this.logger.log({ hubId, state: answer.kind }, 'A hub has answered');
      return 1;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.hubs.countDue(now);
  }
}
