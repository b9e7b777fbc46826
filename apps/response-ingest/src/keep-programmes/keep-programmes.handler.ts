import { Controller } from '@nestjs/common';
import { programmePublished, type ProgrammePublished } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { programmeIn } from './programme-in.js';
import { ProgrammeStore } from './programme-store.js';

/** Learns what each version of a programme asks. */
@Controller()
export class KeepProgrammes {
  constructor(private readonly programmes: ProgrammeStore) {}

  @OnEvents(programmePublished)
  async handle(batch: EventBatch<ProgrammePublished>, tx: Transaction): Promise<Outcome[]> {
    const told = batch.events.map(({ data }) => ({
      programmeId: data.programmeId,
      kind: data.kind,
      ...programmeIn(data),
    }));
    const isNew = await this.programmes.insertNew(tx, told);
    return isNew.map((fresh) => (fresh ? ok : drop('version already known')));
  }
}
