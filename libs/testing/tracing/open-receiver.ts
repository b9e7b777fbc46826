import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSpans, type SentSpan } from './read-spans.js';

/** What answers at the other end of a test: a receiver of spans, and a message gateway that takes everything. */
export interface Receiver {
  readonly url: string;
  /** All that came so far. */
  readonly spans: readonly SentSpan[];
  /** The bodies of the messages that came, as they were sent. */
  readonly messages: readonly string[];
  close(): Promise<void>;
}

/** Opens one on a free port of the loopback: OTLP as JSON on `/v1/traces`, messages on every other path. */
export async function openReceiver(): Promise<Receiver> {
  const spans: SentSpan[] = [];
  const messages: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const isTraces = request.url === '/v1/traces';
      if (isTraces) spans.push(...readSpans(text));
      else messages.push(text);
      response.writeHead(isTraces ? 200 : 202, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    messages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
