import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { HubCaller } from './hub-caller.js';
import { HubStore } from './hub-store.js';
import type { HubAnswer, HubToCall } from './hub.js';

/** They are called at the same time, so that all of them together take no longer than one that hangs. */
const MOST_AT_ONCE = 4;

/**
 * Registers us at hubs, and takes us off, until each has answered. Their rows are held during the calls, so that of several replicas one
 * calls; a crash in between calls once more, which hubs answer with 409.
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

  /** Calls a few. Where one has failed, which may have taken seconds, the others wait until other due work has had its turn. */
  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const hubs = await this.hubs.takeDue(tx, now, MOST_AT_ONCE);
      const told = await Promise.all(hubs.map(async (hub) => ({ hub, answer: await this.caller.tell(hub) })));
      for (const { hub, answer } of told) {
        await this.hubs.keepAnswer(tx, hub, answer, now);
        this.log(hub, answer);
      }
      return told.some(({ answer }) => answer.kind === 'failed') ? 0 : told.length;
    });
  }

  private log({ hubId, state }: HubToCall, answer: HubAnswer): void {
    if (answer.kind === 'failed')
      this.logger.warn({ hubId, state, reason: answer.reason }, 'A hub is to be called again');
    else this.logger.log({ hubId, state: answer.kind }, 'A hub has answered');
  }

  countDue(now: Instant): Promise<number> {
    return this.hubs.countDue(now);
  }
}
