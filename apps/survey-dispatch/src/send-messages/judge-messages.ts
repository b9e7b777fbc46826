import { Inject, Injectable } from '@nestjs/common';
import { leftAloneBy, LOOK_AGAIN_MS, nextLoud, zoneOf } from '@sidetone/domain/contact-policy';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { Troubles } from '../issue-invitations/troubles.js';
import { PolicyStore } from '../keep-policy/policy-store.js';
import { beforeAttempt, type BeforeAttempt } from './before-attempt.js';
import type { Held } from './message-store.js';
import type { Recipient } from './message.js';

type ToJudge = Pick<Held, 'message' | 'circumstances'> & { readonly recipient: Pick<Recipient, 'timeZone'> };

/** Looks again at whom messages are for, by the policy that is in force when they are to be sent. */
@Injectable()
export class JudgeMessages {
  constructor(
    private readonly policies: PolicyStore,
    private readonly troubles: Troubles,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** What is to become of each message, in their order. At most two statements, whatever the number. */
  async judge<T extends ToJudge>(
    tx: Transaction,
    held: readonly T[],
    now: Instant,
  ): Promise<readonly (T & { readonly verdict: BeforeAttempt })[]> {
    const { policy } = await this.policies.inForce(tx);
    const contactIds = [...new Set(held.map(({ message }) => message.contactId))];
    const states = policy.leaveAlone.length > 0 ? await this.troubles.of(tx, contactIds, now) : undefined;
    return held.map((one) => {
      const { message, recipient } = one;
      const zone = zoneOf(recipient.timeZone, this.settings.OPERATOR_TIME_ZONE);
      const leftAlone = leftAloneBy(message.issued.kind, states?.get(message.contactId) ?? new Set(), policy);
      const loudAt = nextLoud(now, zone, policy);
      const lookAgainAt = leftAlone.kind === 'forNow' ? nextLoud(now + LOOK_AGAIN_MS, zone, policy) : loudAt;
      return { ...one, verdict: beforeAttempt({ ...one.circumstances, leftAlone, loudAt, lookAgainAt }, now) };
    });
  }
}
