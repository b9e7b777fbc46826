import { setTimeout as pause } from 'node:timers/promises';

/** Tries until `check` no longer throws; throws its last failure when the time is over. For tests that wait for an effect. */
export async function eventually<T>(check: () => Promise<T> | T, { withinMs = 15_000, everyMs = 50 } = {}): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(everyMs);
    }
  }
}
