import fastify, { type FastifyInstance } from 'fastify';
import { loadProfile } from '../profiles/load-profile.js';
import { createWorld } from '../world/index.js';
import type { OutgoingRecord } from './event-producer.js';
import { runSimulation } from './run-simulation.js';
import { Simulation } from './simulation.js';

const endsAt = Date.parse('2026-11-23T00:00:00Z');
const aWorld = () => createWorld({ profile: loadProfile('default'), seed: 5, customers: 60, days: 3, endsAt });

/** A platform of one small process: settles at each tick, invites after each interaction and takes answers over HTTP. */
class SmallPlatform {
  readonly answers: {
    readonly contactId: string;
    readonly body: { score: number; answeredAt: string };
    readonly now: number;
  }[] = [];
  readonly log: OutgoingRecord[] = [];
  private readonly server: FastifyInstance = fastify();
  private readonly invited = new Set<string>();
  private toInvite: string[] = [];
  private now: string | null = null;
  private due = 0;
  baseUrl = '';
  gatewayUrl = '';

  async start(): Promise<void> {
    this.server.get('/health/backlog', async () => {
      await this.runDue();
      return { now: this.now, lag: 0, outbox: 0, due: this.due };
    });
    this.server.get('/r/:contactId', async () => 'How likely are you to recommend us?');
    this.server.post<{ Params: { contactId: string }; Body: { score: number; answeredAt: string } }>(
      '/r/:contactId',
      async (request) => {
        this.answers.push({ contactId: request.params.contactId, body: request.body, now: Date.parse(this.now ?? '') });
        return {};
      },
    );
    this.baseUrl = await this.server.listen({ port: 0, host: '127.0.0.1' });
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    this.log.push(...records);
    for (const { topic, value } of records) {
      if (topic === 'sim.clock.v1') this.now = JSON.parse(value).now;
      if (topic === 'bss.interaction.v1') this.toInvite.push(JSON.parse(value).contactId);
    }
  }

  stop(): Promise<void> {
    return this.server.close();
  }

  private async runDue(): Promise<void> {
    const contacts = this.toInvite.filter((contactId) => !this.invited.has(contactId));
    this.toInvite = [];
    this.due = contacts.length;
    for (const contactId of contacts) {
      this.invited.add(contactId);
      const message = {
        messageId: `M-${contactId}`,
        contactId,
        language: 'fi',
        text: 'Hei',
        link: `${this.baseUrl}/r/${contactId}`,
      };
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) };
      // Twice, as a dispatcher does that lost the acknowledgement.
      await fetch(`${this.gatewayUrl}/messages`, init);
      await fetch(`${this.gatewayUrl}/messages`, init);
    }
  }
}

describe('the simulation', () => {
  const platform = new SmallPlatform();
  const services = () => [{ name: 'small-platform', baseUrl: platform.baseUrl }];
  beforeAll(() => platform.start());
  afterAll(() => platform.stop());

  it('lives a history through against a platform and accounts for every answer', async () => {
    const world = aWorld();
    const simulation = new Simulation({ world, producer: platform, services: services(), gatewayPort: 0 });
    platform.gatewayUrl = await simulation.start();
    const { answers, truth, ledger, exposures } = await simulation.liveThroughHistory();
    await simulation.stop();

    const silent = Object.values(answers.silent).reduce((sum, count) => sum + count, 0);
    expect(answers.messages).toBe(silent + answers.outstanding + answers.posted);
    expect(answers.posted).toBe(answers.accepted);
    expect(answers.accepted).toBeGreaterThan(0);
    expect(new Set(platform.answers.map(({ contactId }) => contactId)).size).toBe(answers.accepted);
    expect(truth.respondents).toBe(answers.accepted);
    expect(exposures.map(({ answeredAt }) => answeredAt).sort()).toEqual(
      platform.answers.map(({ body }) => Date.parse(body.answeredAt)).sort(),
    );
    expect(ledger.sent).toBe(platform.log.filter(({ topic }) => topic !== 'sim.clock.v1').length);
  });

  it('gives answers neither before their time nor in the platform’s future', () => {
    for (const { body, now } of platform.answers) expect(Date.parse(body.answeredAt)).toBeLessThanOrEqual(now);
  });

  it('ticks forward only, and ends at the end of its history', () => {
    const ticks = platform.log.filter(({ topic }) => topic === 'sim.clock.v1').map(({ timestamp }) => timestamp);
    expect(ticks).toEqual([...new Set(ticks)].sort((one, other) => one - other));
    expect(ticks.at(-1)).toBe(endsAt);
  });

  it('stops in the middle of its history when it is told to', async () => {
    const stopping = new AbortController();
    const stopped = runSimulation({
      world: aWorld(),
      producer: { send: async () => stopping.abort() },
      services: services(),
      gatewayPort: 0,
      signal: stopping.signal,
    });
    await expect(stopped).rejects.toThrow(/abort/i);
  });

  it('goes on with the real clock after its history until it is stopped', async () => {
    const stopping = new AbortController();
    const seen: string[] = [];
    const report = await runSimulation({
      world: createWorld({ profile: loadProfile('default'), seed: 5, customers: 3, days: 1, endsAt }),
      producer: { send: async (records) => platform.send(records.filter(({ topic }) => topic === 'sim.clock.v1')) },
      services: services(),
      gatewayPort: 0,
      onProgress: ({ stage }) => {
        seen.push(stage);
        if (stage === 'live') stopping.abort();
      },
      signal: stopping.signal,
      live: { clock: { now: () => endsAt + 60_000 } },
    });
    expect(report.now).toBe(endsAt + 60_000);
    expect(seen.at(-1)).toBe('live');
  });
});
