import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until `ask` returns something, and returns that. A question that fails is asked again.
 * @throws Error when `seconds` are over, with the last failure
 */
export async function eventually(what, seconds, ask) {
  const until = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < until) {
    try {
      const found = await ask();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await pause(200);
  }
  throw new Error(`${what}: not within ${seconds} s.${last ? ` At last: ${last.message}` : ''}`);
}
