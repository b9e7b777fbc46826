import fastify, { type FastifyInstance } from 'fastify';
import { waitUntilSettled } from './wait-until-settled.js';

const tick = Date.parse('2026-11-23T00:00:00Z');
const settled = { now: '2026-11-23T00:00:00.000Z', lag: 0, outbox: 0, due: 0 };

describe('waitUntilSettled', () => {
  let server: FastifyInstance;
  let baseUrl: string;
  let looks: unknown[];
  let seen: number;

  beforeEach(async () => {
    seen = 0;
    server = fastify();
    server.get('/health/backlog', async () => {
      const look = looks[Math.min(seen, looks.length - 1)];
      seen += 1;
      return look;
    });
    baseUrl = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => server.close());

  it('waits for the tick, for records, for outboxes and for what is due, and then looks twice', async () => {
    looks = [
      { ...settled, now: null },
      { ...settled, lag: 9 },
      settled,
      { ...settled, outbox: 1 },
      { ...settled, due: 2 },
      settled,
      settled,
    ];
    await waitUntilSettled([{ name: 'scoring', baseUrl }], tick);
    expect(seen).toBe(looks.length);
  });

  it('says who is stuck, and with what, when nothing moves any more', async () => {
    looks = [{ ...settled, lag: 3 }];
    await expect(waitUntilSettled([{ name: 'scoring', baseUrl }], tick, { stallMs: 60 })).rejects.toThrow(
      /scoring is at .* with 3 records to read/,
    );
  });

  it('says who does not answer', async () => {
    await expect(
      waitUntilSettled([{ name: 'scoring', baseUrl: 'http://127.0.0.1:9' }], tick, { stallMs: 60 }),
    ).rejects.toThrow(/scoring does not answer/);
  });
});
