import { Injectable } from '@nestjs/common';
import { Problem } from '@sidetone/platform/web';

/** Each takes up to 64 MiB of disk and a share of the processor. */
const MOST_AT_ONCE = 4;

/** Keeps uploads from taking what events need: a few at a time, the others are told to come again. */
@Injectable()
export class UploadGate {
  private inside = 0;

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= MOST_AT_ONCE) {
      throw new Problem(
        503,
        'Not available for the moment',
        `${MOST_AT_ONCE} files are being taken in; nothing of this one was. Send it again in a few seconds.`,
      );
    }
    this.inside += 1;
    try {
      return await work();
    } finally {
      this.inside -= 1;
    }
  }
}
