import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TestMailServer {
  readonly url: string;
  /** `away`: greylists every recipient. */
  mood: 'take' | 'away';
  readonly received: { readonly to: string; readonly raw: string }[];
  /** The passwords that it was told, in clear text. */
  readonly passwords: string[];
  close(): Promise<void>;
}

/** A mail server on a free port of the loopback, without TLS. It would take any login. */
export async function openTestMailServer(): Promise<TestMailServer> {
  const [received, passwords]: [{ to: string; raw: string }[], string[]] = [[], []];
  const state = { mood: 'take' as TestMailServer['mood'] };
  const server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], authOptional: true, allowInsecureAuth: true },
    onAuth: ({ password }, _session, done) => {
      passwords.push(password ?? '');
      done(null, { user: 'anybody' });
    },
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) =>
      state.mood === 'away' ? done(Object.assign(new Error('later'), { responseCode: 451 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    ...{ received, passwords },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
