import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseDrivers } from '@sidetone/domain/drivers';
import { SHIPPED_CATALOGUE } from '@sidetone/domain/kpi';
import { plantWorld } from '@sidetone/domain/planted-truth';
import { runView } from './run-view.js';
import { aDoneRun } from './testing/a-done-run.js';

const PAGE = join(import.meta.dirname, '../../../../docs/statistics-model.md');

const { answers } = plantWorld('plain', 3, 2_000);
const population = { segment: { consumer: 6_000, business: 4_000 } };
const analysis = analyseDrivers({ ...answers, population }, { seed: 1, draws: 20, keptRespondents: 10 });
const run = aDoneRun(analysis);

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) => [name, ...namesIn(own)]);
}

it('explains each field of a run and of its drivers', () => {
  const page = readFileSync(PAGE, 'utf8');
  const names = new Set(namesIn(runView(run, SHIPPED_CATALOGUE)));
  expect(names.size).toBeGreaterThan(50);
  expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
