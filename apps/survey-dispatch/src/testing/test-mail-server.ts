import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next mails. `takeThenCut`: takes one whole, and breaks the connection before it says so. */
export type MailMood = 'take' | 'greylist' | 'noSuchUser' | 'policy' | 'takeThenCut' | 'hang';

export interface TestMail {
  readonly to: string;
  readonly from: string;
  /** By their lower-case names, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  /** All parts with their headers, transfer encoding undone. */
  readonly content: string;
}

export interface TestMailServer {
  readonly url: string;
  mood: MailMood;
  /** Every mail that came whole, repeated ones too, in the order they came. */
  readonly received: readonly TestMail[];
  /** Who logged in, in whatever way. */
  readonly logins: readonly string[];
  /** Goes away, and comes back under the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A mail server on a free port of the loopback, without TLS. @param options `logins`: it takes any, in the clear */
export async function openTestMailServer(options: { readonly logins?: boolean } = {}): Promise<TestMailServer> {
  const received: TestMail[] = [];
  const logins: string[] = [];
  const state = { mood: 'take' as MailMood, port: 0, server: undefined as SMTPServer | undefined };
  const open = () =>
    new SMTPServer({
      disabledCommands: options.logins === true ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
      allowInsecureAuth: true,
      authOptional: true,
      onAuth: ({ username = '' }, _session, done) => {
        logins.push(username);
        done(null, { user: username });
      },
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => {
        if (state.mood === 'greylist') done(answer(451, 'try again later'));
        else if (state.mood === 'noSuchUser') done(answer(550, 'no such user here'));
        else if (state.mood === 'policy') done(answer(550, '5.7.26 this mail is unauthenticated'));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          received.push(mailIn(from, rcptTo[0]?.address ?? '', Buffer.concat(chunks).toString('utf8')));
          if (state.mood === 'hang') return;
          if (state.mood === 'takeThenCut') for (const one of connectionsOf(state.server)) one.close();
          else done();
        });
      },
    });
  const start = async (): Promise<void> => {
    const server = open();
    server.on('error', () => undefined); // connections are cut on purpose
    await new Promise<void>((resolve) => server.listen(state.port, '127.0.0.1', resolve));
    state.server = server;
    state.port = (server.server.address() as AddressInfo).port;
  };
  await start();
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${state.port}`,
    received,
    logins,
    start,
    stop: () => new Promise<void>((resolve) => (state.server ? state.server.close(() => resolve()) : resolve())),
  });
}

const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

function connectionsOf(server: SMTPServer | undefined): readonly { close(): void }[] {
  const connections = server && 'connections' in server ? server.connections : undefined;
  return connections instanceof Set ? [...connections] : [];
}

function mailIn(from: string, to: string, raw: string): TestMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map(
        (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
      ),
  );
  return { from, to, headers, content: decoded(rest.join('\r\n\r\n')) };
}

/** Quoted-printable undone (RFC 2045, 6.7); text without it has no `=` followed by two digits. */
function decoded(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
