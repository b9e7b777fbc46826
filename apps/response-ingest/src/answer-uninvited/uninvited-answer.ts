import { createHash } from 'node:crypto';
import type { JourneyArea, SurveyChannel, SurveyKind } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { KnownContact } from '../keep-contacts/contact-store.js';
import type { KnownInteraction } from '../keep-interactions/known-interaction.js';
import type { GivenAnswer } from '../record-answers/answer.js';

/** An answer to a question that an app or a page asked by itself: nobody was invited to it. */
export interface UninvitedAnswer {
  readonly surveyId: string;
  /** The app's own id of this answer: by it the same answer is known again. */
  readonly answerId: string;
  readonly contactId: string;
  readonly channel: SurveyChannel;
  readonly interactionId: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly journeyArea: JourneyArea | undefined;
  readonly kind: SurveyKind | undefined;
  readonly language: string | undefined;
  readonly askedBy: string | undefined;
  readonly answer: GivenAnswer;
}

/** What the survey's programme says of it. */
export interface AskingProgramme {
  readonly version: number;
  readonly kind: SurveyKind | undefined;
  readonly journeyArea: JourneyArea | undefined;
}

/** What an answer without an invitation is about; it stands where an invitation would. */
export interface Occasion {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly answerId: string;
  readonly programmeVersion: number | undefined;
  readonly kind: SurveyKind;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly journeyArea: JourneyArea | undefined;
  readonly channel: SurveyChannel;
  readonly language: string | undefined;
  readonly interactionId: string | undefined;
  readonly triggeredAt: Instant | undefined;
}

const ID_LENGTH = 22;

/** What stands for the invitation that there is none of: the same for the same answer of the same survey. */
export function occasionIdOf({ surveyId, answerId }: Pick<UninvitedAnswer, 'surveyId' | 'answerId'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([surveyId, answerId]), 'utf8')
    .digest('base64url');
  return `UNASKED-${digest.slice(0, ID_LENGTH)}`;
}

/**
 * What an answer is about. The interaction knows best where in the journey that was, then whoever sends the answer, then the programme.
 * Of what kind the survey is, its programme knows; without one, whoever sends the answer; else an interaction makes it transactional.
 */
export function occasionOf(
  given: UninvitedAnswer,
  contact: KnownContact,
  interaction: KnownInteraction | undefined,
  programme: AskingProgramme | undefined,
): Occasion {
  const { surveyId, answerId, channel, interactionId } = given;
  return {
    invitationId: occasionIdOf(given),
    surveyId,
    answerId,
    programmeVersion: programme?.version,
    kind: programme?.kind ?? given.kind ?? (interactionId === undefined ? 'relationship' : 'transactional'),
    contactId: contact.contactId,
    customerId: contact.customerId,
    subscriptionId: given.subscriptionId ?? interaction?.subscriptionId,
    journeyArea: interaction?.journeyArea ?? given.journeyArea ?? programme?.journeyArea,
    channel,
    language: given.language ?? contact.language,
    interactionId,
    triggeredAt: interaction?.at,
  };
}
