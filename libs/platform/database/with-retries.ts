import { setTimeout as pause } from 'node:timers/promises';

export interface Retrying {
  /** Whether this failure may pass by itself. Anything else is thrown on. */
  readonly mayPass: (error: unknown) => boolean;
  /** Called before each pause with the failure and the pause in ms. */
  readonly onRetry?: (error: unknown, pauseMs: number) => void;
  /** Ends the waiting; the last failure is thrown. */
  readonly signal?: AbortSignal;
  /** How often it is tried in all; without it, until it succeeds. */
  readonly attempts?: number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Does `work` until it succeeds, with pauses that double from 50 ms to 2 s, for failures that may pass. */
export async function withRetries<T>(work: () => Promise<T>, retrying: Retrying): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const last = attempt === retrying.attempts || retrying.signal?.aborted === true;
      if (last || !retrying.mayPass(error)) throw error;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 10));
      retrying.onRetry?.(error, pauseMs);
      await pause(pauseMs, undefined, retrying.signal ? { signal: retrying.signal } : {}).catch(() => {
        throw error;
      });
    }
  }
}
