import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SetAsideStore, type Erased, type Whose } from './set-aside-store.js';

/** Deletes what was set aside, because its customer wishes so. An answer that counts is taken back instead. */
@Injectable()
export class EraseSetAside {
  constructor(
    private readonly database: Database,
    private readonly things: SetAsideStore,
    private readonly clock: Clock,
  ) {}

  /** What was deleted, of how many invitations: none where nobody by that id was invited. */
  erase(whose: Whose): Promise<Erased> {
    return this.database.transaction((tx) => this.things.erase(tx, whose, this.clock.now()));
  }
}
