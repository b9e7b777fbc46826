import { createServer } from 'node:net';
import { InfrastructureError } from '../failure/index.js';

/** Whether a server could listen on this loopback port now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @throws InfrastructureError when another program listens on the port */
export async function requireFree(port: number, wantedBy: string): Promise<void> {
  if (await isFree(port)) return;
  throw new InfrastructureError(
    `Port ${port}, which ${wantedBy} needs, is taken by another program; end that program or choose another port.`,
  );
}
