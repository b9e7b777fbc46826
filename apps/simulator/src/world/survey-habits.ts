import { DAY_MS } from '@sidetone/domain/time';
import { RandomStream } from './random-stream.js';
import type { Surveys } from './survey-profile.js';

export type CallOutcome = 'answered' | 'noAnswer' | 'callLater' | 'refused' | 'wrongNumber';

/** What is to come in one round of a case, times in minutes of the team's working hours. */
export interface CasePlan {
  /** Whether nobody calls before the promise is broken. */
  readonly isLate: boolean;
  readonly contactAfterMinutes: number;
  /** From the contact until something was done. */
  readonly mendedAfterMinutes: number;
  /** Calls that nobody takes before one is taken; ∞ for a customer whom nobody reaches. */
  readonly callsInVain: number;
  readonly wantsNoContact: boolean;
}

type Behaviour = Surveys['behaviour'];

/** How people and machines take being asked. Numbered by person and occasion, not by the platform's ids, which are others in each run. */
export class SurveyHabits {
  constructor(
    private readonly seed: number,
    private readonly behaviour: Behaviour,
  ) {}

  /** What a person wants no more of after a message, if anything. */
  optsOutAfter(contactId: string, message: number): 'channel' | 'all' | undefined {
    const stream = this.stream('opt out', contactId, message);
    if (!stream.chance(this.behaviour.optsOut.perMessage)) return undefined;
    return stream.chance(this.behaviour.optsOut.ofAll) ? 'all' : 'channel';
  }

  /** Milliseconds by which a person answers later than people do; undefined for most. */
  putsOffBy(contactId: string, message: number): number | undefined {
    const stream = this.stream('puts off', contactId, message);
    const { share, days } = this.behaviour.answersLate;
    return stream.chance(share) ? Math.round(between(days, stream) * DAY_MS) : undefined;
  }

  /** How much of the usual chance a reminder has. */
  get reminded(): number {
    return this.behaviour.reminded;
  }

  /** Whether a person reads a reminder as attentively as a first message. */
  heedsReminder(contactId: string, message: number): boolean {
    return this.stream('reminder', contactId, message).chance(this.behaviour.reminded);
  }

  /** How often the gateway puts a message off before it takes it; ∞ for people whom it cannot reach. */
  triesFor(contactId: string, message: number): number {
    const { unreachable, busy, mostTries } = this.behaviour.gateway;
    if (this.stream('unreachable', contactId).chance(unreachable)) return Infinity;
    const stream = this.stream('busy', contactId, message);
    return stream.chance(busy) ? 1 + stream.below(mostTries) : 0;
  }

  /** How a call to a person ends. */
  callTo(contactId: string, call: number): CallOutcome {
    const { answers, noAnswer, callLater, refused, wrongNumber } = this.behaviour.interviews;
    const outcomes: readonly { readonly outcome: CallOutcome; readonly share: number }[] = [
      { outcome: 'answered', share: answers },
      { outcome: 'noAnswer', share: noAnswer },
      { outcome: 'callLater', share: callLater },
      { outcome: 'refused', share: refused },
      { outcome: 'wrongNumber', share: wrongNumber },
    ];
    return this.stream('call', contactId, call).pick(outcomes.filter(({ share }) => share > 0)).outcome;
  }

  /** How many of those who say yes or no to an interview say yes, 0–1. */
  get interviewedShare(): number {
    const { answers, refused, wrongNumber } = this.behaviour.interviews;
    return answers / (answers + refused + wrongNumber);
  }

  /** How a person's `nth` round of a case goes, as far as people decide it. */
  caseOf(contactId: string, nth: number): CasePlan {
    const { contactAfterHours, late, noAnswer, unreachable, noContact, mendedAfterHours } = this.behaviour.cases;
    const attitude = this.stream('attitude', contactId).uniform();
    const stream = this.stream('case', contactId, nth);
    return {
      isLate: stream.chance(late),
      contactAfterMinutes: Math.round(60 * stream.exponential(contactAfterHours)),
      mendedAfterMinutes: Math.round(60 * stream.exponential(mendedAfterHours)),
      callsInVain: attitude < unreachable ? Infinity : Number(stream.chance(noAnswer)),
      wantsNoContact: attitude >= unreachable && attitude < unreachable + noContact,
    };
  }

  /** The share of what went wrong that is forgiven once something was done about it. */
  forgives(isMended: boolean): number {
    const { patched, mended } = this.behaviour.cases.forgiven;
    return isMended ? mended : patched;
  }

  private stream(...path: readonly (string | number)[]): RandomStream {
    return new RandomStream(this.seed, 'surveys', ...path);
  }
}

function between({ least, most }: { least: number; most: number }, stream: RandomStream): number {
  return least + stream.uniform() * (most - least);
}
