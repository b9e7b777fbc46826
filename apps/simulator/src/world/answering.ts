import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Contact } from './people.js';
import type { Profile } from './profile.js';
import type { RandomStream } from './random-stream.js';

/** How long an invitation tires a person. */
const FATIGUE_DAYS = 90;

/** When a person would get round to answering: soon on some channels, later on others. */
export function delayBeforeAnswer({ channel }: Contact, { people, answering }: Profile, stream: RandomStream): number {
  const habit = people.channels.find(({ name }) => name === channel);
  const hours = stream.logNormal(habit?.medianDelayHours ?? 6, answering.delaySigma);
  return Math.round(Math.min(hours, answering.mostDelayHours) * HOUR_MS);
}

/**
 * The chance that a person answers: by channel and language, less with each invitation of the last 90 days, and, where the
 * profile has an answer bias, more for those who are furious or delighted.
 */
export function chanceToAnswer(
  contact: Contact,
  earlierInvitations: readonly Instant[],
  now: Instant,
  score: number,
  { people, answering }: Profile,
): number {
  const channel = people.channels.find(({ name }) => name === contact.channel)?.answering ?? 1;
  const language = people.languages.find(({ name }) => name === contact.language)?.answering ?? 1;
  const recent = earlierInvitations.filter((at) => now - at < FATIGUE_DAYS * DAY_MS).length;
  const strongFeelings = score <= 2 || score === 10 ? 1 : 0;
  const chance =
    answering.base * channel * language * answering.fatigue ** recent * (1 + answering.answerBias * strongFeelings);
  return Math.min(1, chance);
}
