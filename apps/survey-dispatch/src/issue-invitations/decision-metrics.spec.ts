import { Registry } from 'prom-client';
import { LEFT_ALONE_REASONS } from '../consider-interactions/candidate.js';
import { DecisionMetrics } from './decision-metrics.js';

async function atFirst(): Promise<readonly string[]> {
  const registry = new Registry();
  new DecisionMetrics(registry);
  return (await registry.metrics()).split('\n');
}

it('tells 0 of what has not happened yet, so that the first of each counts as an increase', async () => {
  const lines = await atFirst();
  expect(lines).toContain('sidetone_invitations_total{kind="wave",channel="agent"} 0');
  expect(lines).toContain('sidetone_suppressions_total{reason="quietHours",mode="delayed"} 0');
  expect(lines).toContain('sidetone_suppressions_total{reason="programmeEnded",mode="suppressed"} 0');
});

it.each(LEFT_ALONE_REASONS)('begins at 0 with %s, for good and for a while', async (reason) => {
  const lines = (await atFirst()).filter((line) => line.includes(`reason="${reason}"`));
  expect(lines).toEqual([
    `sidetone_suppressions_total{reason="${reason}",mode="suppressed"} 0`,
    `sidetone_suppressions_total{reason="${reason}",mode="delayed"} 0`,
  ]);
});
