import { Inject, Injectable } from '@nestjs/common';
import type { Circumstances, ContactPolicy } from '@sidetone/domain/contact-policy';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { MESSAGE_LANGUAGES } from '../send-messages/message-language.js';
import { AskingHistoryStore } from './asking-history-store.js';
import { decideCandidates } from './decide-candidates.js';
import type { Decided, DueCandidate, DueContact } from './due-candidate.js';
import { OptOuts } from './opt-outs.js';
import { Troubles } from './troubles.js';

/** Looks up what the rules want to know about contacts, and lets them decide. The same few statements for one and for hundreds. */
@Injectable()
export class DecideBatch {
  constructor(
    private readonly history: AskingHistoryStore,
    private readonly optOuts: OptOuts,
    private readonly troubles: Troubles,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** Decides about candidates of contacts that the caller holds. */
  async decide(
    tx: Transaction,
    candidates: readonly DueCandidate[],
    contacts: ReadonlyMap<string, DueContact>,
    policy: ContactPolicy,
    now: Instant,
  ): Promise<readonly Decided[]> {
    const contactIds = [...contacts.keys()];
    const customerIds = [...new Set([...contacts.values()].map(({ customerId }) => customerId))];
    const { contactCap, accountCap, leaveAlone } = policy;
    const known = {
      contacts,
      languages: MESSAGE_LANGUAGES,
      clocks: await this.history.clocks(tx, contactIds),
      invitedContacts: contactCap
        ? await this.history.invitedContacts(tx, contactIds, now - contactCap.days * DAY_MS)
        : new Map(),
      invitedAccounts: accountCap
        ? await this.history.invitedAccounts(tx, customerIds, now - accountCap.days * DAY_MS)
        : new Map(),
      optOuts: await this.optOuts.of(tx, contactIds),
      states: leaveAlone.length > 0 ? await this.troubles.of(tx, contactIds, now) : new Map(),
    };
    const circumstances: Circumstances = { policy, now, operatorTimeZone: this.settings.OPERATOR_TIME_ZONE };
    return decideCandidates(candidates, known, circumstances);
  }
}
