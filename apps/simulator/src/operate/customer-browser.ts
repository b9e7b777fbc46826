import { setTimeout as pause } from 'node:timers/promises';

const AT_ONCE = 16;
const ATTEMPTS = 4;
const FIRST_RETRY_MS = 200;
const TIMEOUT_MS = 10_000;

/** HTTP as a customer's telephone does it: some requests at once, and another try when the network or the server fails. */
export class CustomerBrowser {
  /** Runs a task for each item, a few at a time, starting in the order given. */
  async each<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values();
    const worker = async (): Promise<void> => {
      for (const item of queue) await task(item);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** HTTP status of the page, 0 when nothing answered. */
  open(link: string): Promise<number> {
    return this.request(link, { method: 'GET' });
  }

  /** HTTP status of a JSON post, 0 when nothing answered. */
  post(link: string, body: unknown): Promise<number> {
    return this.request(link, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** HTTP status of a form post, 0 when nothing answered. */
  postForm(link: string, fields: Readonly<Record<string, string>>): Promise<number> {
    return this.request(link, { method: 'POST', body: new URLSearchParams(fields) });
  }

  private async request(link: string, init: RequestInit): Promise<number> {
    let status = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await pause(FIRST_RETRY_MS * 2 ** attempt);
      status = await fetch(link, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
        async (answer) => {
          // The body must be read to its end, or the connection cannot be used again.
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
      if (status !== 0 && status < 500) return status;
    }
    return status;
  }
}
