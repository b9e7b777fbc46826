import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { KnownContact } from '../keep-contacts/contact-store.js';
import { setAside, type SetAside } from '../set-aside/set-aside.js';
import { SetAsideStore } from '../set-aside/set-aside-store.js';
import { contentOf } from '../record-answers/content-of.js';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import type { UninvitedAnswer } from './uninvited-answer.js';
import { UninvitedStore } from './uninvited-store.js';

/** Sets aside first answers that may not count: of our own people, and of contacts who have answered the same already. */
@Injectable()
export class JudgeUninvited {
  constructor(
    private readonly store: UninvitedStore,
    private readonly aside: SetAsideStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'CORRECTION_HOURS'>,
  ) {}

  /** What was set aside; undefined for an answer that may count. The caller holds the contact. */
  async judge(
    tx: Transaction,
    { channel, interactionId, answer }: UninvitedAnswer,
    { contact, occasion }: { readonly contact: KnownContact; readonly occasion: KnownInvitation },
    now: Instant,
  ): Promise<SetAside | undefined> {
    const since = now - this.settings.CORRECTION_HOURS * HOUR_MS;
    const isAgain = !contact.staff && (await this.store.hasAnswered(tx, { ...occasion, interactionId }, since));
    if (!contact.staff && !isAgain) return undefined;
    const { invitationId, programme } = occasion;
    const content = contentOf(answer, undefined, programme?.questionnaire);
    const reason = contact.staff ? 'staff' : 'duplicate';
    const thing = setAside({ invitationId, reason, channel, content, words: undefined, cameAt: now });
    await this.aside.keep(tx, [thing]);
    return thing;
  }
}
