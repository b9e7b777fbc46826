import { DAY_MS } from '@sidetone/domain/time';
import { RandomStream } from './random-stream.js';
import type { Surveys } from './survey-profile.js';

export type CallOutcome = 'answered' | 'noAnswer' | 'callLater' | 'refused' | 'wrongNumber';

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
    return stream.chance(share) ? between(days, stream) * DAY_MS : undefined;
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

  /** Milliseconds until a person's case is closed, and whether it is asked then whether the fix helped. */
  caseOf(contactId: string, nth: number): { readonly closedAfterMs: number; readonly verified: boolean } {
    const stream = this.stream('case', contactId, nth);
    const { closedAfter, verified } = this.behaviour.cases;
    return { closedAfterMs: between(closedAfter, stream) * DAY_MS, verified: stream.chance(verified) };
  }

  private stream(...path: readonly (string | number)[]): RandomStream {
    return new RandomStream(this.seed, 'surveys', ...path);
  }
}

function between({ least, most }: { least: number; most: number }, stream: RandomStream): number {
  return least + stream.uniform() * (most - least);
}
