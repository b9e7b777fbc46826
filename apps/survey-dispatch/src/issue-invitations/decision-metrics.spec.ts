import { Registry } from 'prom-client';
import { DecisionMetrics } from './decision-metrics.js';

it('tells 0 of what has not happened yet, so that the first of each counts as an increase', async () => {
  const registry = new Registry();
  new DecisionMetrics(registry);
  const text = await registry.metrics();
  expect(text).toContain('sidetone_invitations_total{kind="wave",channel="agent"} 0');
  expect(text).toContain('sidetone_suppressions_total{reason="quietHours",mode="delayed"} 0');
  expect(text).toContain('sidetone_suppressions_total{reason="optedOut",mode="suppressed"} 0');
});
