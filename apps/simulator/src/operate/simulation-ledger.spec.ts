import { loadProfile } from '../profiles/load-profile.js';
import { createWorld } from '../world/index.js';
import type { OutgoingRecord } from './event-producer.js';
import { publishEmissions } from './publish-emissions.js';
import { SimulationLedger } from './simulation-ledger.js';

const endsAt = Date.parse('2026-11-23T00:00:00Z');
const world = createWorld({ profile: loadProfile('default'), seed: 3, customers: 200, days: 14, endsAt });
const emissions = world.eventsUntil(endsAt);

describe('the ledger', () => {
  it('adds up: sent = stored + dropped + dead-lettered, over all and for every topic', async () => {
    const log: OutgoingRecord[] = [];
    const ledger = new SimulationLedger();
    await publishEmissions(emissions, { send: async (records) => void log.push(...records) }, ledger);
    const { byTopic, byTwist, ...all } = ledger.summary();
    expect(all.sent).toBe(log.length);
    for (const { sent, stored, dropped, deadLettered } of [all, ...Object.values(byTopic)])
      expect(stored + dropped + deadLettered).toBe(sent);
    expect(Object.values(byTopic).reduce((sum, { sent }) => sum + sent, 0)).toBe(all.sent);
    expect(Object.values(byTwist).reduce((sum, count) => sum + count, 0)).toBe(all.sent);
    for (const [topic, { sent }] of Object.entries(byTopic))
      expect(log.filter((record) => record.topic === topic).length).toBe(sent);
  });

  it('knows nothing of records that Kafka has not acknowledged', async () => {
    const ledger = new SimulationLedger();
    const failing = { send: () => Promise.reject(new Error('no broker')) };
    await expect(publishEmissions(emissions, failing, ledger)).rejects.toThrow('no broker');
    expect(ledger.summary().sent).toBe(0);
  });

  it('gives each record the time at which its source wrote it', async () => {
    const log: OutgoingRecord[] = [];
    await publishEmissions(emissions, { send: async (records) => void log.push(...records) }, new SimulationLedger());
    expect(log.map(({ timestamp }) => timestamp)).toEqual(emissions.map(({ emittedAt }) => emittedAt));
  });
});
