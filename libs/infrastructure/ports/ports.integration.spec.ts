import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { cuttableProxy, freePort, isFree, requireFree } from './index.js';

describe('freePort', () => {
  it('gives ports that can be listened on, and none twice', async () => {
    const ports = [await freePort(), await freePort(), await freePort()];
    expect(new Set(ports).size).toBe(3);
    for (const port of ports) expect(await isFree(port)).toBe(true);
  });
});

describe('requireFree', () => {
  it('names the port that is taken and who wanted it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(requireFree(port, 'Kafka')).rejects.toThrow(`Port ${port}, which Kafka needs, is taken`);
    server.close();
  });
});

describe('cuttableProxy', () => {
  let echo: Server;
  beforeAll(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
  });
  afterAll(() => echo.close());

  it('drops connections and refuses new ones while it is cut, and serves again when restored', async () => {
    const proxy = await cuttableProxy('127.0.0.1', (echo.address() as AddressInfo).port);
    expect(await said(proxy.port, 'before')).toBe('before');

    const open = connect(proxy.port, proxy.host);
    await once(open, 'connect');
    open.on('error', () => undefined);
    const lost = new Promise((resolve) => open.once('close', resolve));
    await proxy.cut();
    await lost;
    await expect(said(proxy.port, 'meanwhile')).rejects.toThrow('ECONNREFUSED');

    await proxy.restore();
    expect(await said(proxy.port, 'after')).toBe('after');
    await proxy.close();
  });
});

async function said(port: number, word: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(word);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}
