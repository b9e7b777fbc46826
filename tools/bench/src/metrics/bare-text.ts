import { readFileSync } from 'node:fs';
import fastify from 'fastify';

/**
 * The yardstick: Fastify that hands out a text which it holds ready, as long as what a service tells. Nothing is counted, timed or put
 * together. Started by `measureMetrics` with PORT and TEXT_FILE in its environment.
 */
const { PORT: port, TEXT_FILE: file = '' } = process.env;
const text = readFileSync(file, 'utf8');
const server = fastify();
server.get('/health', async () => 'ok');
server.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(text));
await server.listen({ host: '127.0.0.1', port: Number(port) });
