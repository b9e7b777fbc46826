import { Injectable } from '@nestjs/common';
import type { Transaction } from '@sidetone/platform/database';
import { ContactStore, type KnownContact } from '../keep-contacts/contact-store.js';
import { InteractionStore } from '../keep-interactions/interaction-store.js';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import { InvitationStore } from '../keep-invitations/invitation-store.js';
import { occasionIdOf, occasionOf, type UninvitedAnswer } from './uninvited-answer.js';
import { UninvitedStore } from './uninvited-store.js';

/** What an answer is about, held until the transaction ends, and whose it is; or why that cannot be. */
export type OccasionFound =
  | { readonly kind: 'found'; readonly occasion: KnownInvitation; readonly contact: KnownContact }
  | { readonly kind: 'unknownContact' }
  /** The interaction is another customer's. */
  | { readonly kind: 'foreignInteraction' }
  /** The same answerId came with another contact before. */
  | { readonly kind: 'otherContact' };

/** Finds what answers without an invitation are about, or makes it known. What a first answer was about stays so for its corrections. */
@Injectable()
export class Occasions {
  constructor(
    private readonly contacts: ContactStore,
    private readonly interactions: InteractionStore,
    private readonly invitations: InvitationStore,
    private readonly store: UninvitedStore,
  ) {}

  async find(tx: Transaction, given: UninvitedAnswer): Promise<OccasionFound> {
    const contact = await this.contacts.hold(tx, given.contactId);
    if (!contact) return { kind: 'unknownContact' };
    const key = { invitationId: occasionIdOf(given) };
    const known = await this.invitations.hold(tx, key);
    if (!known) {
      const isOpened = await this.open(tx, given, contact);
      if (!isOpened) return { kind: 'foreignInteraction' };
    }
    const occasion = known ?? (await this.invitations.hold(tx, key));
    return occasion?.contactId === contact.contactId ? { kind: 'found', occasion, contact } : { kind: 'otherContact' };
  }

  /** Makes it known; false where the interaction is another customer's. */
  private async open(tx: Transaction, given: UninvitedAnswer, contact: KnownContact): Promise<boolean> {
    const { interactionId, surveyId } = given;
    const interaction = interactionId === undefined ? undefined : await this.interactions.find(tx, interactionId);
    if (interaction && interaction.customerId !== contact.customerId) return false;
    await this.store.keep(tx, occasionOf(given, contact, interaction, await this.store.programme(tx, surveyId)));
    return true;
  }
}
