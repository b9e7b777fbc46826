import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { GuessStore } from './guess-store.js';

export const PERIOD_MS = 10 * MINUTE_MS;
const MOST_REMEMBERED = 10_000;

/**
 * How many unknown links an address may try in ten minutes. Counts are shared by all replicas; that an address is shut out each replica
 * learns by its own next unknown link, so that known links cost no query. Hence all replicas together look up at most the limit and one link each.
 */
@Injectable()
export class GuessLimit {
  private readonly shutOut = new Map<string, Instant>();

  constructor(
    private readonly guesses: GuessStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'UNKNOWN_LINKS_LIMIT'>,
  ) {}

  /** Milliseconds until the address may open links again; 0 where it may now. */
  waitMs(address: string): number {
    return Math.max(0, (this.shutOut.get(address) ?? 0) - this.clock.now());
  }

  /** Notes that the address tried a link that is none. */
  async noteUnknown(address: string): Promise<void> {
    const periodStart = Math.floor(this.clock.now() / PERIOD_MS) * PERIOD_MS;
    const guesses = await this.guesses.count(address, periodStart);
    if (guesses >= this.settings.UNKNOWN_LINKS_LIMIT) this.remember(address, periodStart + PERIOD_MS);
  }

  private remember(address: string, until: Instant): void {
    this.shutOut.delete(address);
    const [oldest] = this.shutOut.keys();
    if (this.shutOut.size >= MOST_REMEMBERED && oldest !== undefined) this.shutOut.delete(oldest);
    this.shutOut.set(address, until);
  }
}
