import { Controller, Inject } from '@nestjs/common';
import { interactionChanged, type InteractionChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import { triggerFor } from '@sidetone/domain/programmes';
import { HOUR_MS } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { candidateIdOf, type Candidate } from './candidate.js';
import { CandidateStore } from './candidate-store.js';
import { suppressedEvent } from './suppressed-event.js';

type Considered = Candidate | { readonly ignored: string };

/** Turns completed interactions into candidates for a question: one each, ever. What is learnt of too late asks nobody. */
@Controller()
export class ConsiderInteractions {
  constructor(
    private readonly candidates: CandidateStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'SURVEY_DELAY_HOURS'>,
  ) {}

  @OnEvents(interactionChanged)
  async handle({ events }: EventBatch<InteractionChanged>, tx: Transaction): Promise<Outcome[]> {
    const considered = events.map((event) => this.consider(event));
    const first = new Map<string, Candidate>();
    for (const one of considered) {
      if (!('ignored' in one) && !first.has(one.interactionId)) first.set(one.interactionId, one);
    }
    const added = await this.candidates.insertNew(tx, [...first.values()]);
    const fresh = [...first.values()].filter(({ interactionId }) => added.has(interactionId));
    await tx.publish(fresh.flatMap((candidate) => suppressedEvent(candidate) ?? []));
    return considered.map((one) => {
      if ('ignored' in one) return drop(one.ignored);
      return added.has(one.interactionId) && first.get(one.interactionId) === one
        ? ok
        : drop('interaction already considered');
    });
  }

  private consider({ data, id, arrivedAt, late }: ReceivedEvent<InteractionChanged>): Considered {
    const { interactionId, kind, status, contactId, customerId, subscriptionId } = data;
    const completedAt = Date.parse(data.statusChangedAt);
    const delayMs = this.settings.SURVEY_DELAY_HOURS * HOUR_MS;
    const trigger = triggerFor({ kind, status, at: completedAt, arrivedAt }, delayMs);
    if (trigger.kind === 'ignore')
      return {
        ignored: trigger.reason === 'notCompleted' ? 'interaction not completed' : 'no programme asks about this kind',
      };
    if (contactId === undefined) return { ignored: 'nobody to ask: the interaction names no contact' };
    const isLate = trigger.kind === 'suppress' || late;
    return {
      interactionId,
      candidateId: candidateIdOf(interactionId),
      contactId,
      customerId,
      subscriptionId,
      kind,
      programme: trigger.programme,
      completedAt,
      causeId: id,
      dueAt: completedAt + delayMs,
      decision: isLate
        ? { state: 'suppressed', reason: 'lateTrigger', until: undefined, decidedAt: arrivedAt }
        : undefined,
    };
  }
}
