import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../suite/workspace-root.js';
import { alertsIn, metricsIn, ruleFiles } from './index.js';

const alerts = [...ruleFiles().values()].flatMap(alertsIn);
const runbook = readFileSync(join(workspaceRoot, 'docs', 'runbook.md'), 'utf8');
const entries = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((entry) => [entry.split('\n', 1)[0] ?? '', entry.split(/^## /m)[0] ?? '']),
);

describe('the alerts', () => {
  it('each say how grave it is, what is wrong, and where to read on', () => {
    expect(alerts.length).toBeGreaterThan(20);
    for (const { name, severity, summary, runbook: where } of alerts) {
      expect([name, severity]).toEqual([name, expect.stringMatching(/^(critical|warning)$/)]);
      expect([name, summary]).toEqual([name, expect.stringMatching(/\.'?$/)]);
      expect([name, where]).toEqual([name, `'{{ $externalLabels.runbook }}#${name.toLowerCase()}'`]);
    }
  });

  it('have one entry each in the runbook, and the runbook has none beside them', () => {
    expect([...entries.keys()].sort()).toEqual(alerts.map(({ name }) => name).sort());
  });

  it.each(alerts.map(({ name }) => name))('%s: its entry says what it means, how to look and how to mend', (name) => {
    const entry = entries.get(name) ?? '';
    for (const part of ['**Means.** ', '**Look.** ', '**Mend.** ']) expect(entry).toContain(part);
  });

  it('are each seen to fire in a test of promtool', () => {
    const folder = join(workspaceRoot, 'deploy', 'prometheus', 'tests');
    const tests = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const fired = new Set(
      tests.flatMap((text) => [
        ...[...text.matchAll(/alertname="(\w+)"\}', value: 1/g)].map(([, name]) => name),
        ...[...text.matchAll(/alertname: (\w+)\n +exp_alerts:\n/g)].map(([, name]) => name),
      ]),
    );
    expect([...fired].sort()).toEqual(alerts.map(({ name }) => name).sort());
  });
});

describe('metricsIn', () => {
  it('finds what expressions ask for, on one line or many, and nothing in what they tell', () => {
    const text = `groups:
  - name: some
    rules:
      - alert: One
        expr: sidetone_a > 0
        annotations:
          summary: 'sidetone_b'

      - record: sidetone:c:rate5m
        expr: >-
          sum(rate(sidetone_d_total[5m]))
          / on (service) up
`;
    expect([...metricsIn(text)].sort()).toEqual(['sidetone_a', 'sidetone_d_total', 'up']);
  });
});
