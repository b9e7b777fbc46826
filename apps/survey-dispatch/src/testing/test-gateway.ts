import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayMessage } from '../channels/webhook-channel.js';

/** What the gateway does with the next messages. `takeThenVanish`: takes them, and breaks the connection before it says so. */
export type GatewayMood = 'take' | 'away' | 'refuse' | 'unauthorised' | 'forbidden' | 'takeThenVanish' | 'hang';

export interface TestGateway {
  readonly url: string;
  mood: GatewayMood;
  /** Every message that came, repeated ones too, in the order they came. */
  readonly received: readonly GatewayMessage[];
  close(): Promise<void>;
}

/** An operator's message gateway on a free port of the loopback. */
export async function openTestGateway(): Promise<TestGateway> {
  const received: GatewayMessage[] = [];
  const gateway = { mood: 'take' as GatewayMood };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push(JSON.parse(body));
      answer(gateway.mood, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function answer(mood: GatewayMood, response: ServerResponse): void {
  if (mood === 'hang') return;
  if (mood === 'takeThenVanish') response.destroy();
  else response.writeHead({ take: 202, away: 503, refuse: 422, unauthorised: 401, forbidden: 403 }[mood]).end();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
