import type { SurveyChannel } from '@sidetone/contracts/events';
import { isJsonObject } from '@sidetone/contracts/validation';
import type { FieldError } from '@sidetone/platform/web';
import type { GivenAnswer } from './answer.js';
import { read, readId, wrong, type Reading } from './answer-fields.js';
import { errorsIn, readAnswer } from './read-answer.js';

export const CHANNELS = [
  'email',
  'sms',
  'push',
  'ivr',
  'web',
  'agent',
  'webhook',
] as const satisfies readonly SurveyChannel[];

export type TrustedReading =
  | {
      readonly kind: 'answer';
      readonly invitationId: string;
      readonly channel: SurveyChannel;
      readonly askedBy: string | undefined;
      readonly answer: GivenAnswer;
    }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] };

/** An answer that names its invitation and channel itself, because a trusted system sends it. */
export function readTrustedAnswer(body: unknown): TrustedReading {
  const fields = isJsonObject(body) ? body : {};
  const invitationId = readId(fields['invitationId']);
  const channel = readChannel(fields['channel']);
  const askedBy = readOptionalId(fields['askedBy']);
  const answer = readAnswer(body);
  if (
    invitationId.kind === 'wrong' ||
    channel.kind === 'wrong' ||
    askedBy.kind === 'wrong' ||
    answer.kind === 'refused'
  ) {
    const ofAnswer = answer.kind === 'refused' ? answer.errors : [];
    return { kind: 'refused', errors: [...errorsIn({ invitationId, channel, askedBy }), ...ofAnswer] };
  }
  return {
    kind: 'answer',
    invitationId: invitationId.value,
    channel: channel.value,
    askedBy: askedBy.value,
    answer: answer.answer,
  };
}

export function readOptionalId(value: unknown): Reading<string | undefined> {
  return value === undefined || value === null ? read(undefined) : readId(value);
}

export function readChannel(value: unknown): Reading<SurveyChannel> {
  const channel = CHANNELS.find((known) => known === value);
  return channel === undefined ? wrong(`must be one of ${CHANNELS.join(', ')}`) : read(channel);
}
