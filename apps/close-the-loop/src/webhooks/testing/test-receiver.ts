import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the receiver does with a delivery. `hang` never answers; `takeThenVanish` takes it, and breaks the connection before it says so. */
export type ReceiverMood = number | 'hang' | 'takeThenVanish';

export interface Received {
  readonly id: string;
  readonly timestamp: number;
  readonly signatures: readonly string[];
  readonly contentType: string;
  readonly body: string;
  readonly event: { readonly type: string; readonly id: string; readonly data: { readonly caseId: string } };
}

export interface TestReceiver {
  readonly url: string;
  /** The status, or what else it does. */
  mood: (received: Received) => ReceiverMood;
  /** Every delivery that came, repeated ones too, in the order they came. */
  readonly received: Received[];
  close(): Promise<void>;
}

/** Somebody else's server on a free port of the loopback. */
export async function openTestReceiver(): Promise<TestReceiver> {
  const received: Received[] = [];
  const receiver = { mood: (): ReceiverMood => 204 } as Pick<TestReceiver, 'mood'>;
  const server = createServer((request, response) => {
    void readDelivery(request).then((one) => {
      received.push(one);
      const mood = receiver.mood(one);
      if (mood === 'hang') return;
      if (mood === 'takeThenVanish') response.destroy();
      else response.writeHead(mood, mood === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** Whether a delivery was signed with a secret: the check of docs/webhooks.md, without that of its age. */
export function isSignedWith(secret: string, { id, timestamp, body, signatures }: Received): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

async function readDelivery(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString('utf8');
  const header = (name: string): string => String(request.headers[name] ?? '');
  return {
    id: header('webhook-id'),
    timestamp: Number(header('webhook-timestamp')),
    signatures: header('webhook-signature').split(' '),
    contentType: header('content-type'),
    body,
    event: JSON.parse(body),
  };
}
