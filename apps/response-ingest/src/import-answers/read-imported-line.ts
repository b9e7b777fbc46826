import type { JsonObject } from '@sidetone/contracts/validation';
import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { CONSENTS, REASONS } from '../record-answers/answer.js';
import {
  read,
  readId,
  readMembers,
  readScore,
  readTime,
  wrong,
  type Reading,
} from '../record-answers/answer-fields.js';
import { readComment } from '../record-answers/read-comment.js';
import { readChannel } from '../record-answers/read-trusted-answer.js';
import type { ImportedLine } from './imported-answer.js';
import type { LineName } from './line-name.js';

/** By how much another's clock may run before ours. */
const CLOCKS_APART = 5 * MINUTE_MS;
const SCORE_TEXT = /^(?:10|[0-9])$/;

/** One line of an imported survey. Files write scores as text or as numbers; what is not exactly one score is refused, never guessed. */
export function readImportedLine(name: LineName, fields: JsonObject, now: Instant): ImportedLine {
  const score = readFileScore(fields['score']);
  const contactId = readId(fields['contactId']);
  const customerId = readId(fields['customerId']);
  const subscriptionId = optional(fields['subscriptionId'], readId);
  const answeredAt = readTime(fields['answeredAt']);
  const channel = optional(fields['channel'], readChannel);
  const reasons = readMembers(fields['reasons'], REASONS);
  const consents = readMembers(fields['consents'], CONSENTS);
  const comment = readComment(fields['comment']);
  if (score.kind === 'wrong') return refused(name, 'score', score.why);
  if (contactId.kind === 'wrong') return refused(name, 'contactId', contactId.why);
  if (customerId.kind === 'wrong') return refused(name, 'customerId', customerId.why);
  if (subscriptionId.kind === 'wrong') return refused(name, 'subscriptionId', subscriptionId.why);
  if (answeredAt.kind === 'wrong') return refused(name, 'answeredAt', answeredAt.why);
  if (answeredAt.value > now + CLOCKS_APART) return refused(name, 'answeredAt', 'lies in the future');
  if (channel.kind === 'wrong') return refused(name, 'channel', channel.why);
  if (reasons.kind === 'wrong') return refused(name, 'reasons', reasons.why);
  if (consents.kind === 'wrong') return refused(name, 'consents', consents.why);
  if (comment.kind === 'wrong') return refused(name, 'comment', comment.why);
  const { text, redacted } = comment.value;
  return {
    ...name,
    kind: 'answer',
    answer: {
      ...name,
      contactId: contactId.value,
      customerId: customerId.value,
      subscriptionId: subscriptionId.value,
      channel: channel.value ?? 'web',
      answeredAt: answeredAt.value,
      content: {
        score: score.value,
        reasons: reasons.value,
        comment: text,
        redacted,
        items: [],
        consents: consents.value,
      },
    },
  };
}

function readFileScore(value: unknown): Reading<number> {
  const text = typeof value === 'string' ? value.trim() : undefined;
  const score = text !== undefined && SCORE_TEXT.test(text) ? Number(text) : value;
  const reading = readScore(score);
  return reading.kind === 'read' ? reading : wrong('not one whole number from 0 to 10');
}

function optional<T>(value: unknown, reader: (value: unknown) => Reading<T>): Reading<T | undefined> {
  return value === undefined || value === null ? read(undefined) : reader(value);
}

function refused(name: LineName, field: string, why: string): ImportedLine {
  return { ...name, kind: 'refused', reason: `${field}: ${why}` };
}
