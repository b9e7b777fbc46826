import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

export interface TestNameServer {
  /** As `Resolver.setServers` takes it. */
  readonly address: string;
  /** The names that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const HEADER_BYTES = 12;
const TYPE_A = 1;

/**
 * A name server on a free port of the loopback that knows these names; one that knows nothing at all never answers.
 * @param failing the domain for whose names it answers SERVFAIL
 */
export async function openNameServer(
  known: Readonly<Record<string, string>> | 'hangs',
  failing?: string,
): Promise<TestNameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionIn(query);
    asked.push(name);
    if (known === 'hangs') return;
    const fails = failing !== undefined && name.endsWith(`.${failing}`);
    const answer = answerTo(query.subarray(0, end), known[name], type === TYPE_A);
    socket.send(fails ? failed(query.subarray(0, end)) : answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, asked, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}

function questionIn(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035: SERVFAIL. */
function failed(question: Buffer): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x81_82, 2);
  for (const [at, count] of [1, 0, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at);
  return head;
}

/** RFC 1035: the question as it came, with one address, with none of the family, or with NXDOMAIN. */
function answerTo(question: Buffer, ip: string | undefined, isA: boolean): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(ip === undefined ? 0x81_83 : 0x81_80, 2);
  const records = ip !== undefined && isA ? 1 : 0;
  for (const [at, count] of [1, records, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at);
  if (records === 0) return head;
  const record = [0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, ...(ip ?? '').split('.').map(Number)];
  return Buffer.concat([head, Buffer.from(record)]);
}
