import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `takeThenVanish`: makes the ticket, and breaks the connection before it says so. */
export type TicketSystemMood = 'take' | 'away' | 'takeThenVanish';

export interface TestTicketSystem {
  readonly url: string;
  mood: TicketSystemMood;
  /** The bodies of the tickets that were made. */
  readonly made: Record<string, unknown>[];
  /** `GET` or `POST`, in the order they came. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** An operator's ticket system that speaks TMF621 and ignores filters, as some do: a search answers with all tickets. */
export async function openTestTicketSystem(): Promise<TestTicketSystem> {
  const [made, calls]: [Record<string, unknown>[], string[]] = [[], []];
  const system = { mood: 'take' as TicketSystemMood };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      calls.push(`${request.method} ${request.url}`);
      if (system.mood === 'away') return response.writeHead(503).end();
      const json = { 'content-type': 'application/json' };
      if (request.method === 'GET') return response.writeHead(200, json).end(JSON.stringify(made));
      const ticket = { ...JSON.parse(body), id: `TT-${made.length + 1}`, status: 'acknowledged' };
      made.push(ticket);
      if (system.mood === 'takeThenVanish') return response.destroy();
      return response.writeHead(201, json).end(JSON.stringify(ticket));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(system, {
    url: `http://127.0.0.1:${port}/tmf-api/troubleTicket/v4`,
    made,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
