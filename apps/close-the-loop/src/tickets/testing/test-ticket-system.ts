import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `takeThenVanish`: makes the ticket, and breaks the connection before it says so. `hold`: makes it, and says so when `release` is called. */
export type TicketSystemMood = 'take' | 'away' | 'takeThenVanish' | 'hold';

export interface TestTicketSystem {
  readonly url: string;
  mood: TicketSystemMood;
  /** The bodies of the tickets that were made. */
  readonly made: Record<string, unknown>[];
  /** `GET` or `POST`, in the order they came. */
  readonly calls: string[];
  /** Lets it say what it holds back. */
  release(): void;
  close(): Promise<void>;
}

/** So many tickets it shows at a time. */
const PAGE = 2;

/** An operator's ticket system that speaks TMF621 and ignores filters, as some do: a search answers with all tickets, page by page, and does not say so. */
export async function openTestTicketSystem(): Promise<TestTicketSystem> {
  const [made, calls]: [Record<string, unknown>[], string[]] = [[], []];
  const held: (() => void)[] = [];
  const system = { mood: 'take' as TicketSystemMood };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      calls.push(`${request.method} ${request.url}`);
      if (system.mood === 'away') return response.writeHead(503).end();
      const json = { 'content-type': 'application/json' };
      if (request.method === 'GET') {
        const offset = Number(new URL(request.url ?? '', 'http://tickets').searchParams.get('offset') ?? 0);
        return response.writeHead(200, json).end(JSON.stringify(made.slice(offset, offset + PAGE)));
      }
      const ticket = { ...JSON.parse(body), id: `TT-${made.length + 1}`, status: 'acknowledged' };
      made.push(ticket);
      if (system.mood === 'takeThenVanish') return response.destroy();
      const answer = (): void => void response.writeHead(201, json).end(JSON.stringify(ticket));
      if (system.mood === 'hold') return held.push(answer);
      return answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(system, {
    url: `http://127.0.0.1:${port}/tmf-api/troubleTicket/v4`,
    made,
    calls,
    release: () => {
      for (const answer of held.splice(0)) answer();
    },
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
