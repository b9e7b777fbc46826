import { SURVEY_KINDS, type JourneyArea, type SurveyKind } from '@sidetone/contracts/events';
import { isJsonObject } from '@sidetone/contracts/validation';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import type { FieldError } from '@sidetone/platform/web';
import { read, readId, wrong, type Reading } from '../record-answers/answer-fields.js';
import { errorsIn, readAnswer } from '../record-answers/read-answer.js';
import { readChannel, readOptionalId } from '../record-answers/read-trusted-answer.js';
import type { UninvitedAnswer } from './uninvited-answer.js';

export type UninvitedReading =
  | { readonly kind: 'answer'; readonly given: UninvitedAnswer }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] };

/** An answer that names its survey, its contact and itself, because nobody was invited to it. */
export function readUninvitedAnswer(body: unknown): UninvitedReading {
  const fields = isJsonObject(body) ? body : {};
  const surveyId = readId(fields['surveyId']);
  const answerId = readId(fields['answerId']);
  const contactId = readId(fields['contactId']);
  const channel = readChannel(fields['channel']);
  const interactionId = readOptionalId(fields['interactionId']);
  const subscriptionId = readOptionalId(fields['subscriptionId']);
  const journeyArea = readOneOf<JourneyArea>(fields['journeyArea'], JOURNEY_AREAS);
  const kind = readOneOf<SurveyKind>(fields['kind'], SURVEY_KINDS);
  const language = readLanguage(fields['language']);
  const askedBy = readOptionalId(fields['askedBy']);
  const answer = readAnswer(body);
  if (
    surveyId.kind === 'wrong' ||
    answerId.kind === 'wrong' ||
    contactId.kind === 'wrong' ||
    channel.kind === 'wrong' ||
    interactionId.kind === 'wrong' ||
    subscriptionId.kind === 'wrong' ||
    journeyArea.kind === 'wrong' ||
    kind.kind === 'wrong' ||
    language.kind === 'wrong' ||
    askedBy.kind === 'wrong' ||
    answer.kind === 'refused'
  ) {
    const ids = {
      surveyId,
      answerId,
      contactId,
      channel,
      interactionId,
      subscriptionId,
      journeyArea,
      kind,
      language,
      askedBy,
    };
    return { kind: 'refused', errors: [...errorsIn(ids), ...(answer.kind === 'refused' ? answer.errors : [])] };
  }
  return {
    kind: 'answer',
    given: {
      surveyId: surveyId.value,
      answerId: answerId.value,
      contactId: contactId.value,
      channel: channel.value,
      interactionId: interactionId.value,
      subscriptionId: subscriptionId.value,
      journeyArea: journeyArea.value,
      kind: kind.value,
      language: language.value,
      askedBy: askedBy.value,
      answer: answer.answer,
    },
  };
}

function readOneOf<T extends string>(value: unknown, known: readonly T[]): Reading<T | undefined> {
  if (value === undefined || value === null) return read(undefined);
  const member = known.find((one) => one === value);
  return member === undefined ? wrong(`must be one of ${known.join(', ')}`) : read(member);
}

function readLanguage(value: unknown): Reading<string | undefined> {
  if (value === undefined || value === null) return read(undefined);
  try {
    const [tag] = typeof value === 'string' ? Intl.getCanonicalLocales(value) : [];
    if (tag !== undefined) return read(tag);
  } catch {
    // Not a tag: told below.
  }
  return wrong('must be a language tag, such as fi or pt-BR');
}
