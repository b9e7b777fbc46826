import { plantWorld } from '../planted-truth/index.js';
import { analyseDrivers, standingOfKpi } from './index.js';

const { answers: world } = plantWorld('plain', 11, 3_000);
const options = { seed: 1, draws: 20, keptRespondents: 10 };
const [drops, , data, , tickets] = world.kpis;
if (!drops || !data || !tickets) throw new Error('the planted world lacks a KPI');
const chance = { kpi: 'chance', values: Float64Array.from(drops.values, (_, i) => (i * 7919) % 5) };
const { report } = analyseDrivers({ ...world, kpis: [drops, data, tickets, chance] }, options);

describe('standingOfKpi', () => {
  it('has nothing to say against a flagged KPI of a usable run', () => {
    expect(standingOfKpi(report, drops.kpi)).toEqual({ flagged: true, caution: null });
  });

  it('warns of a KPI that is not flagged, with its q', () => {
    const q = report.drivers.find(({ kpi }) => kpi === 'chance')?.adjustedP ?? 0;
    expect(q).toBeGreaterThan(0.05);
    expect(standingOfKpi(report, 'chance')).toEqual({
      flagged: false,
      caution: expect.stringContaining(`chance is not flagged (q = ${q.toFixed(3)}): `),
    });
  });

  it('warns of every KPI of a run that is not usable, with the reason', () => {
    const weak = { ...report, verdict: 'weak' as const, verdictReason: 'Something. But it rains.' };
    expect(standingOfKpi(weak, drops.kpi)).toEqual({
      flagged: true,
      caution: 'The run is not to be relied on as it is. Something. But it rains.',
    });
  });
});
