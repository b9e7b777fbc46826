import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { MoneyTrouble } from './money-trouble.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { WEEK_MS } from './week-rhythm.js';

const DAYS_TO_PAY = 14;

export interface MoneySetting {
  readonly seed: number;
  readonly profile: Profile;
  readonly historyFrom: Instant;
  readonly customerIds: readonly string[];
}

/** The bills and disputes of all customers, made week by week as far as someone asks; a week is the same whenever it is made. */
export class MoneyTroubles {
  private weeks = 0;
  private readonly made: MoneyTrouble[] = [];

  constructor(private readonly setting: MoneySetting) {}

  /** All that were made so far. */
  get all(): readonly MoneyTrouble[] {
    return this.made;
  }

  /** Makes all weeks that begin before `until`; returns what was new. */
  extendTo(until: Instant): readonly MoneyTrouble[] {
    const { customerIds, historyFrom, profile } = this.setting;
    const fresh: MoneyTrouble[] = [];
    while (profile.troubles && historyFrom + this.weeks * WEEK_MS < until) {
      for (const customerId of customerIds) fresh.push(...this.week(customerId, this.weeks, profile.troubles));
      this.weeks += 1;
    }
    this.made.push(...fresh);
    return fresh;
  }

  private week(
    customerId: string,
    index: number,
    { bills, disputes }: NonNullable<Profile['troubles']>,
  ): readonly MoneyTrouble[] {
    const { seed, historyFrom } = this.setting;
    const stream = new RandomStream(seed, 'money', customerId, index);
    const name = `${customerId.slice('CUS-'.length)}-${index}`;
    const moment = (): Instant => wholeSecond(historyFrom + (index + stream.uniform()) * WEEK_MS);
    const some = (per28Days: number): readonly number[] =>
      Array.from({ length: stream.poisson(per28Days / 4) }, (_, n) => n);
    return [
      ...some(bills.per28Days).map((n): MoneyTrouble => {
        const sentAt = moment();
        const dueAt = sentAt + DAYS_TO_PAY * DAY_MS;
        const daysLate = stream.logNormal(bills.medianDaysLate, bills.sigma);
        const settledAt = stream.chance(bills.paidLate)
          ? wholeSecond(dueAt + daysLate * DAY_MS)
          : wholeSecond(sentAt + stream.uniform() * DAYS_TO_PAY * DAY_MS);
        return { kind: 'bill', id: `BILL-${name}-${n}`, customerId, sentAt, dueAt, settledAt };
      }),
      ...some(disputes.per28Days).map((n): MoneyTrouble => {
        const openedAt = moment();
        const openMs = stream.logNormal(disputes.medianOpenDays, disputes.sigma) * DAY_MS;
        const decidedAt = wholeSecond(openedAt + openMs);
        return { kind: 'dispute', id: `DSP-${name}-${n}`, customerId, openedAt, decidedAt, upheld: stream.chance(0.5) };
      }),
    ];
  }
}

function wholeSecond(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}
