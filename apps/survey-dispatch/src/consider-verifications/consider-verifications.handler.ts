import { Controller, Inject } from '@nestjs/common';
import { verificationRequested, type VerificationRequested } from '@sidetone/contracts/events';
import { dueAt } from '@sidetone/domain/programmes';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { candidateIdOf, type Candidate } from '../consider-interactions/candidate.js';
import { CandidateStore, type KnownContact } from '../consider-interactions/candidate-store.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';
import { verifyingProgramme, type Verifying } from './verifying-programme.js';

/**
 * Every fix that a case wants verified becomes a candidate of the programme that verifies it, once per round of the case; one of a
 * contact that is not known waits for it.
 */
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
    const considered = events.map(({ data, id }) => {
      const programme = verifyingProgramme(programmes, data.journeyArea);
      return programme && this.candidateOf(data, id, programme, contacts.get(data.contactId));
    });
    // Told twice in one batch, the first counts.
    const unique = new Map([...considered].reverse().flatMap((one) => (one ? [[one.candidateId, one] as const] : [])));
    const added = await this.candidates.insertNew(tx, [...unique.values()]);
    return considered.map((one) => {
      if (one === undefined) return drop('no programme verifies this');
      const isNew = added.has(one.candidateId) && unique.get(one.candidateId) === one;
      return isNew ? ok : drop('round of the case already considered');
    });
  }

  private candidateOf(
    { caseId, round = 1, contactId, customerId, askAfter }: VerificationRequested,
    causeId: string,
    { programmeId, occasion }: Verifying,
    contact: KnownContact | undefined,
  ): Candidate {
    const occasionAt = Date.parse(askAfter);
    const occasionId = round === 1 ? caseId : `${caseId}:${round}`;
    return {
      programmeId,
      occasionId,
      candidateId: candidateIdOf(programmeId, occasionId),
      contactId,
      customerId: contact?.customerId ?? customerId,
      subscriptionId: undefined,
      interactionKind: undefined,
      occasionAt,
      trigger: { type: verificationRequested.type, id: caseId },
      verifies: { caseId, round },
      frame: undefined,
      causeId,
      dueAt: dueAt({ occasion }, occasionAt, this.settings.OPERATOR_TIME_ZONE),
      contactKnown: contact !== undefined,
      decision: undefined,
    };
  }
}
