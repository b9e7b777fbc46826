import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.js';

/** A TCP address in front of a server that can be made to vanish and come back, as a cut cable would. */
export interface CuttableProxy {
  readonly host: string;
  readonly port: number;
  /** `host:port` */
  readonly address: string;
  /** Drops every connection; new ones are refused until `restore`. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a loopback port and passes everything on to the target, which may start later. */
export async function cuttableProxy(targetHost: string, targetPort: number, port?: number): Promise<CuttableProxy> {
  const host = '127.0.0.1';
  const ownPort = port ?? (await freePort());
  const sockets = new Set<Socket>();
  let server: Server | undefined;

  const restore = async (): Promise<void> => {
    server ??= await listen(ownPort, host, (client) => join(client, connect(targetPort, targetHost), sockets));
  };
  const cut = async (): Promise<void> => {
    const listening = server;
    server = undefined;
    const closed = new Promise<void>((resolve) => (listening ? listening.close(() => resolve()) : resolve()));
    // Not resetAndDestroy: on a socket that is just ending, Node 20 then leaks the handle, and the process never ends.
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await restore();
  return { host, port: ownPort, address: `${host}:${ownPort}`, cut, restore, close: cut };
}

function listen(port: number, host: string, accept: (client: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept);
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

function join(client: Socket, target: Socket, sockets: Set<Socket>): void {
  for (const [socket, other] of [
    [client, target],
    [target, client],
  ] as const) {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.pipe(other);
    // A reset on one side is a reset on the other; its cause is the test's business, not the proxy's.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  }
}
