import { Controller, Inject } from '@nestjs/common';
import { verificationRequested, type VerificationRequested } from '@sidetone/contracts/events';
import { dueAt } from '@sidetone/domain/programmes';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { candidateIdOf, type Candidate } from '../consider-interactions/candidate.js';
import { CandidateStore } from '../consider-interactions/candidate-store.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';

/** Every fix that a case wants verified becomes a candidate of the programmes that verify, once per case; one of a contact that is not known waits for it. */
@Controller()
export class ConsiderVerifications {
  constructor(
    private readonly candidates: CandidateStore,
    private readonly programmes: ProgrammeStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  @OnEvents(verificationRequested)
  async handle({ events }: EventBatch<VerificationRequested>, tx: Transaction): Promise<Outcome[]> {
    const programmes = (await this.programmes.inForce(tx)).map(({ programme }) => programme);
    const contacts = await this.candidates.contacts(tx, [...new Set(events.map(({ data }) => data.contactId))]);
    const considered = events.map(({ data, id }): readonly Candidate[] | string => {
      const { caseId, contactId, journeyArea } = data;
      const contact = contacts.get(contactId);
      const customerId = contact?.customerId ?? data.customerId;
      const occasionAt = Date.parse(data.askAfter);
      const candidates = programmes.flatMap(({ programmeId, state, occasion, journeyArea: area }): Candidate[] => {
        const asks = occasion.kind === 'verification' && state !== 'ended' && (area ?? journeyArea) === journeyArea;
        if (!asks) return [];
        return [
          {
            programmeId,
            occasionId: caseId,
            candidateId: candidateIdOf(programmeId, caseId),
            contactId,
            customerId,
            subscriptionId: undefined,
            interactionKind: undefined,
            occasionAt,
            trigger: { type: verificationRequested.type, id: caseId },
            frame: undefined,
            causeId: id,
            dueAt: dueAt({ occasion }, occasionAt, this.settings.OPERATOR_TIME_ZONE),
            contactKnown: contact !== undefined,
            decision: undefined,
          },
        ];
      });
      return candidates.length === 0 ? 'no programme verifies this' : candidates;
    });
    const all = considered.flatMap((one) => (typeof one === 'string' ? [] : one));
    const unique = new Map([...all].reverse().map((one) => [one.candidateId, one]));
    const added = await this.candidates.insertNew(tx, [...unique.values()]);
    return considered.map((one) => {
      if (typeof one === 'string') return drop(one);
      return one.some(
        (candidate) => added.has(candidate.candidateId) && unique.get(candidate.candidateId) === candidate,
      )
        ? ok
        : drop('case already considered');
    });
  }
}
