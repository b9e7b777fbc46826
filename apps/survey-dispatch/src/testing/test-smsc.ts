import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Server, type Session } from 'smpp';

/** What the centre does with the next messages. `takeThenVanish`: takes one, and breaks the connection before it says so. */
export type SmscMood = 'take' | 'throttle' | 'throttleSecond' | 'noSuchNumber' | 'refuse' | 'takeThenVanish' | 'hang';

export interface TestSms {
  readonly to: string;
  readonly from: string;
  readonly messageId: string;
  /** Of this part alone. */
  readonly text: string;
  readonly udh: readonly Buffer[];
  readonly dataCoding: unknown;
  readonly wantsReceipt: unknown;
  readonly reference: unknown;
}

export interface TestSmsc {
  readonly url: string;
  mood: SmscMood;
  /** Every part that was taken, repeated ones too, in the order they came. */
  readonly received: readonly TestSms[];
  /** The most that waited for an answer at a time. */
  readonly widest: () => number;
  /** Brings something to whoever is bound; resolves with the status of the answer. */
  deliver(fields: Readonly<Record<string, unknown>>): Promise<number>;
  isBound(): boolean;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const THROTTLED = 0x58;
const INVALID_DESTINATION = 0x0b;
const SUBMIT_FAILED = 0x45;

/** A message centre that speaks SMPP 3.4 on a free port of the loopback. */
export async function openTestSmsc(): Promise<TestSmsc> {
  const received: TestSms[] = [];
  const bound = new Set<Session>();
  const state = { mood: 'take' as SmscMood, port: 0, server: undefined as Server | undefined, open: 0, most: 0 };

  const submit = (session: Session, pdu: Pdu): void => {
    const sms = smsIn(pdu, `smsc-${received.length + 1}`);
    const isSecond = sms.udh.some((header) => header.at(-1) === 2);
    if (state.mood === 'throttle' || (state.mood === 'throttleSecond' && isSecond))
      return void session.send(pdu.response({ command_status: THROTTLED }));
    if (state.mood === 'noSuchNumber') return void session.send(pdu.response({ command_status: INVALID_DESTINATION }));
    if (state.mood === 'refuse') return void session.send(pdu.response({ command_status: SUBMIT_FAILED }));
    received.push(sms);
    if (state.mood === 'takeThenVanish') session.destroy();
    if (state.mood !== 'take' && state.mood !== 'throttleSecond') return;
    state.open += 1;
    state.most = Math.max(state.most, state.open);
    setImmediate(() => {
      state.open -= 1;
      session.send(pdu.response({ message_id: sms.messageId }));
    });
  };
  const start = async (): Promise<void> => {
    const server = smpp.createServer((session) => {
      session.on('bind_transceiver', (pdu: Pdu) => {
        const known = pdu['system_id'] === 'sidetone' && pdu['password'] === 'secret';
        session.send(pdu.response(known ? {} : { command_status: 0x0d }));
        if (known) bound.add(session);
      });
      session.on('submit_sm', (pdu: Pdu) => submit(session, pdu));
      session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
      session.on('error', () => undefined); // connections are cut on purpose
      session.on('close', () => bound.delete(session));
    });
    await new Promise<void>((resolve) => server.listen(state.port, '127.0.0.1', resolve));
    state.server = server;
    state.port = (server.address() as AddressInfo).port;
  };
  await start();

  return Object.assign(state, {
    url: `smpp://sidetone:secret@127.0.0.1:${state.port}`,
    received,
    widest: () => state.most,
    isBound: () => bound.size > 0,
    start,
    stop: () =>
      new Promise<void>((resolve) => {
        state.server?.close(() => resolve());
        for (const session of [...(state.server?.sessions ?? [])]) session.destroy();
      }),
    deliver: (fields: Readonly<Record<string, unknown>>) =>
      new Promise<number>((resolve, reject) => {
        const [session] = bound;
        const sent = session?.send(new smpp.PDU('deliver_sm', fields), (answer) => resolve(answer.command_status));
        if (sent !== true) reject(new Error('Nobody is bound.'));
      }),
  });
}

function smsIn(pdu: Pdu, messageId: string): TestSms {
  const { message, udh } = pdu['short_message'] as { message: string; udh?: readonly Buffer[] };
  const payload = pdu['message_payload'] as { message: string } | undefined;
  return {
    to: String(pdu['destination_addr']),
    from: String(pdu['source_addr']),
    messageId,
    text: payload?.message ?? (typeof message === 'string' ? message : ''),
    udh: udh ?? [],
    dataCoding: pdu['data_coding'],
    wantsReceipt: pdu['registered_delivery'],
    reference: pdu['user_message_reference'],
  };
}
