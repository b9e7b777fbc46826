import { Controller, Inject } from '@nestjs/common';
import { interactionChanged, type InteractionChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';
import type { Candidate } from './candidate.js';
import { CandidateStore } from './candidate-store.js';
import { suppressedEvent } from './suppressed-event.js';
import { isTransactional, transactionalCandidates } from './transactional-candidates.js';

/** Every completed interaction that programmes ask about becomes a candidate of each, once, ever. Who is asked in the end is decided when it is due. */
@Controller()
export class ConsiderInteractions {
  constructor(
    private readonly candidates: CandidateStore,
    private readonly programmes: ProgrammeStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  @OnEvents(interactionChanged)
  async handle({ events }: EventBatch<InteractionChanged>, tx: Transaction): Promise<Outcome[]> {
    const programmes = (await this.programmes.inForce(tx)).map(({ programme }) => programme).filter(isTransactional);
    const contactIds = [...new Set(events.flatMap(({ data }) => data.contactId ?? []))];
    const contacts = await this.candidates.contacts(tx, contactIds);
    const { OPERATOR_TIME_ZONE: operatorZone } = this.settings;
    const considered = events.map((event) => transactionalCandidates(event, programmes, contacts, operatorZone));
    const first = new Map<string, Candidate>();
    for (const one of considered.flatMap((each) => ('candidates' in each ? each.candidates : []))) {
      if (!first.has(one.candidateId)) first.set(one.candidateId, one);
    }
    const added = await this.candidates.insertNew(tx, [...first.values()]);
    const fresh = [...first.values()].filter(({ candidateId }) => added.has(candidateId));
    await tx.publish(fresh.flatMap((candidate) => suppressedEvent(candidate) ?? []));
    const isNew = (one: Candidate): boolean => added.has(one.candidateId) && first.get(one.candidateId) === one;
    return considered.map((one) => {
      if ('ignored' in one) return drop(one.ignored);
      return one.candidates.some(isNew) ? ok : drop('interaction already considered');
    });
  }
}
