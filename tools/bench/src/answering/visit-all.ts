import { Agent, request } from 'node:http';

/** One visit: a form is posted where there is one, else the page is asked for. */
export interface Visit {
  readonly path: string;
  readonly form?: string;
}

export interface Visits {
  readonly perSecond: number;
  /** Of each visit, from asking to the last byte of the answer. */
  readonly milliseconds: readonly number[];
  /** Of the last answer, with its headers as they were sent. */
  readonly bytes: number;
}

/**
 * Visits all links, so many at a time, over connections that stay open: each of them asks for the next when it has its answer.
 * @throws Error for an answer that is not 200, with what it says
 */
export async function visitAll(url: string, visits: readonly Visit[], connections: number): Promise<Visits> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const milliseconds: number[] = [];
  let next = 0;
  let bytes = 0;
  const start = performance.now();
  const visitor = async (): Promise<void> => {
    for (;;) {
      const visit = visits[next];
      next += 1;
      if (visit === undefined) return;
      const asked = performance.now();
      bytes = await answered(agent, url, visit);
      milliseconds.push(performance.now() - asked);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, visitor));
    return { perSecond: visits.length / ((performance.now() - start) / 1_000), milliseconds, bytes };
  } finally {
    agent.destroy();
  }
}

/** Resolves to the size of the answer. */
function answered(agent: Agent, url: string, { path, form }: Visit): Promise<number> {
  const headers = {
    accept: 'text/html,application/xhtml+xml',
    'accept-language': 'en',
    ...(form === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(url + path, { agent, method: form === undefined ? 'GET' : 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode === 200) resolve(body.length + answer.rawHeaders.join('    ').length);
        else reject(new Error(`${path} was answered with ${answer.statusCode}: ${body.toString().slice(0, 300)}`));
      });
    });
    asking.on('error', reject);
    asking.end(form);
  });
}
