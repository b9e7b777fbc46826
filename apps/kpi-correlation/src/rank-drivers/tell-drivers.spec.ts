import { analyseDrivers } from '@sidetone/domain/drivers';
import { SHIPPED_CATALOGUE } from '@sidetone/domain/kpi';
import { tellDrivers } from './tell-drivers.js';
import { aDoneRun } from './testing/a-done-run.js';

const n = 400;
const drops = Float64Array.from({ length: n }, (_, i) => i % 3);
const analysis = analyseDrivers(
  {
    scores: Uint8Array.from(drops, (count, i) => Math.max(0, ((i * 7) % 11) - 2 * count)),
    answeredAt: drops.map((_, i) => i),
    customers: drops.map((_, i) => i),
    kpis: [{ kpi: 'voice.drop.count', direction: 'worse', values: drops }],
    controls: [],
  },
  { seed: 1, draws: 20, keptRespondents: 10 },
);
const run = aDoneRun(analysis);
const driverOf = (told: ReturnType<typeof tellDrivers>) =>
  (told?.data as { drivers: object[] } | undefined)?.drivers[0];

describe('tellDrivers', () => {
  it('tells what part of the explained belongs to a KPI', () => {
    expect(driverOf(tellDrivers(run, SHIPPED_CATALOGUE))).toMatchObject({
      kpi: 'voice.drop.count',
      shareOfExplained: 1,
    });
  });

  it('does not tell an unknown share as none', () => {
    const { report } = analysis;
    const unknown = report.drivers.map((driver) => ({ ...driver, shareOfExplained: null }));
    const told = tellDrivers(
      { ...run, analysis: { ...analysis, report: { ...report, drivers: unknown } } },
      SHIPPED_CATALOGUE,
    );
    expect(driverOf(told)).toMatchObject({ kpi: 'voice.drop.count' });
    expect(driverOf(told)).not.toHaveProperty('shareOfExplained');
  });
});
