import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Answers on the service's own port while its tables are being brought up to date, which may take many minutes: it is alive, and not ready,
 * so that no orchestrator ends it half-way. To all else it gives no answer, as if nobody listened: whatever stands in front then says so in its own
 * way, to people and to programs, and counts it. Returns what gives the port back.
 */
export async function answerAlive({ HOST, PORT }: { HOST: string; PORT: number }): Promise<() => Promise<void>> {
  const server = createServer((request, response): unknown => {
    if (!request.url?.startsWith('/health/')) return request.socket.destroy();
    const isAlive = request.url === '/health/live';
    // Nobody keeps a connection that would hold the port.
    response.writeHead(isAlive ? 200 : 503, { 'content-type': 'application/json', connection: 'close' });
    return response.end(JSON.stringify({ status: isAlive ? 'ok' : 'migrating', parts: { migrations: false } }));
  });
  server.listen(PORT, HOST);
  await once(server, 'listening');
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}
