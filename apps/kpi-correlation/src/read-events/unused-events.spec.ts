import { compileCatalogue, SHIPPED_KPIS, type KpiDefinition } from '@sidetone/domain/kpi';
import { whyNotCounted } from './unused-events.js';

describe('whyNotCounted', () => {
  const rate: KpiDefinition = {
    kpi: 'voice.drop.rate',
    description: 'Dropped calls, of all answered calls',
    unit: 'ratio',
    source: { fact: 'call.failed', where: [{ field: 'kind', is: 'drop' }] },
    aggregation: 'ratio',
    opportunities: 'voice.calls.answered',
    windowDays: [28],
    team: 'core voice',
    journeyArea: 'network',
    direction: 'worse',
    outsideControl: false,
  };
  const catalogue = compileCatalogue([...SHIPPED_KPIS, rate], ['voice.old.count']);

  it('tells what nobody defined from what was retired', () => {
    expect(whyNotCounted('lab.jitter.ms', catalogue)).toBe('unknownKpi');
    expect(whyNotCounted('voice.old.count', catalogue)).toBe('retiredKpi');
  });

  it('calls used what a KPI looks at under another name, as attempts are for a rate', () => {
    expect(whyNotCounted('voice.calls.answered', catalogue)).toBeUndefined();
  });
});
