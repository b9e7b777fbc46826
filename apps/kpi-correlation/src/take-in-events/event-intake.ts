import { Inject, Injectable } from '@nestjs/common';
import { DirectPublisher } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { badRequest } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { EventResult, EventsAnswer } from './events-answer.dto.js';
import { judgeArrival, type Verdict } from './judge-arrival.js';
import { outgoingOf } from './outgoing-of.js';
import type { Arrivals } from './read-arrivals.js';

/** An HTTP status and the answer it goes with. */
export interface Taken {
  readonly status: number;
  readonly answer: EventsAnswer;
}

/** Lets events in: judges each, and publishes the good ones before anything is answered. */
@Injectable()
export class EventIntake {
  constructor(
    private readonly publisher: DirectPublisher,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EVENT_MAX_AGE_DAYS'>,
  ) {}

  /**
   * 202 when all events were accepted (or the only one is without effect), else 207 with what became of each.
   * @throws Problem 400 for a single event that is refused; KafkaAway when nothing can be answered for
   */
  async take({ isBatch, arrivals }: Arrivals): Promise<Taken> {
    const now = this.clock.now();
    const verdicts = arrivals.map((arrival) => judgeArrival(arrival, now, this.settings.EVENT_MAX_AGE_DAYS));
    const [only] = verdicts;
    if (!isBatch && only?.kind === 'refused') throw badRequest(`${only.reason} ${only.mend}`);
    await this.publisher.publish(
      verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [outgoingOf(verdict.event)] : [])),
    );
    const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length;
    const answer = {
      accepted: count('accepted'),
      refused: count('refused'),
      dropped: count('dropped'),
      items: verdicts.map(resultOf),
    };
    return { status: isBatch && answer.accepted < verdicts.length ? 207 : 202, answer };
  }
}

function resultOf(verdict: Verdict): EventResult {
  return verdict.kind === 'accepted'
    ? { outcome: 'accepted', id: verdict.event.id }
    : { outcome: verdict.kind, reason: verdict.reason, mend: verdict.mend };
}
