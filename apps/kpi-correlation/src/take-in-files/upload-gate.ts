import { Injectable } from '@nestjs/common';
import { Problem } from '@sidetone/platform/web';

/** Each takes up to 64 MiB of disk while it comes and until it is taken in. */
const MOST_COMING = 16;
/** Each takes a share of the processor and of the database. */
const MOST_TAKEN_IN = 4;

/**
 * Keeps uploads from taking what events need. So many may come at a time, the others are told to come again; of those that have come
 * whole a few are taken in, the others wait their turn, so that a slow sender holds up nobody.
 */
@Injectable()
export class UploadGate {
  private coming = 0;
  private takenIn = 0;
  private readonly waiting: (() => void)[] = [];

  /** Does what holds a file from its first byte on. @throws Problem (503) when there is no room for another */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.coming >= MOST_COMING) {
      throw new Problem(
        503,
        'Not available for the moment',
        `${MOST_COMING} files are under way; nothing of this one was taken. Send it again in a few seconds.`,
      );
    }
    this.coming += 1;
    try {
      return await work();
    } finally {
      this.coming -= 1;
    }
  }

  /** Takes in a file that has come whole, when it is its turn. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.takenIn < MOST_TAKEN_IN) this.takenIn += 1;
    else await new Promise<void>((turn) => this.waiting.push(turn));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever is next takes over this place, so that nobody comes between.
      if (next) next();
      else this.takenIn -= 1;
    }
  }
}
