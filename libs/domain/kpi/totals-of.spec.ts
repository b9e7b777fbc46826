import { HOUR_MS } from '../time/index.js';
import type { Fact } from './fact.js';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.js';
import { totalsOf } from './totals-of.js';

const AT = Date.UTC(2026, 10, 23, 12);
const measured = (fields: Fact['fields'], hours = 1): Fact => ({
  name: 'measured',
  eventId: 'M-1',
  type: 'kpi.measurement.recorded.v1',
  at: AT,
  from: AT - hours * HOUR_MS,
  to: AT,
  fields,
});
const totals = (fields: Fact['fields'], hours?: number) => totalsOf(measured(fields, hours), SHIPPED_CATALOGUE);

describe('what a measurement adds to the totals of its day', () => {
  it('is numerator and denominator of a ratio, so that days and regions add up', () => {
    expect(totals({ kpi: 'voice.drop.ratio', value: 0.0417, unit: 'ratio', numerator: 6, denominator: 144 })).toEqual([
      { kpi: 'voice.drop.ratio', amount: 6, weight: 144 },
    ]);
  });

  it('is the value of a KPI of the operator’s own by the hours it was measured', () => {
    expect(totals({ kpi: 'prb.used.percent', value: 60, unit: '%' }, 2)).toEqual([
      { kpi: 'prb.used.percent', amount: 120, weight: 2 },
    ]);
  });

  it('is the count itself where the KPI adds up', () => {
    expect(totals({ kpi: 'voice.drop.count', value: 3, unit: 'count' })).toEqual([
      { kpi: 'voice.drop.count', amount: 3 },
    ]);
  });

  it('is nothing for a ratio that comes without its parts: ratios are never averaged', () => {
    expect(totals({ kpi: 'voice.drop.ratio', value: 0.04, unit: 'ratio' })).toEqual([]);
  });
});
