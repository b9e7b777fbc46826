import { withRetries } from './index.js';

const passing = { mayPass: () => true };

/** Fails so many times, then answers how often it was asked. */
function failing(times: number): () => Promise<number> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw new Error(`failure ${asked}`);
    return asked;
  };
}

describe('withRetries', () => {
  it('tries until it succeeds, with pauses that double', async () => {
    const pauses: number[] = [];
    expect(await withRetries(failing(3), { ...passing, onRetry: (_error, pauseMs) => pauses.push(pauseMs) })).toBe(4);
    expect(pauses).toEqual([50, 100, 200]);
  });

  it('throws at once what cannot pass', async () => {
    const mayPass = (error: unknown): boolean => error instanceof TypeError;
    await expect(withRetries(failing(1), { mayPass })).rejects.toThrow('failure 1');
  });

  it('gives up after so many attempts, with the last failure', async () => {
    await expect(withRetries(failing(5), { ...passing, attempts: 2 })).rejects.toThrow('failure 2');
  });

  it('ends its waiting when told to, with the failure it waited for', async () => {
    const stop = new AbortController();
    const waiting = withRetries(failing(9), { ...passing, signal: stop.signal, onRetry: () => stop.abort() });
    await expect(waiting).rejects.toThrow('failure 1');
    await expect(withRetries(failing(9), { ...passing, signal: stop.signal })).rejects.toThrow('failure 1');
  });
});
