import { KPI_CATALOGUE, kpiDefinition, kpiOwner } from './index.js';

describe('the catalogue', () => {
  it('names each KPI once', () => {
    expect(new Set(KPI_CATALOGUE.map(({ kpi }) => kpi)).size).toBe(KPI_CATALOGUE.length);
  });

  it('tells the unit by the name, as the vocabulary does', () => {
    const suffixes = { count: 'count', ratio: 'ratio', min: 'minutes', h: 'hours', d: 'days' } as const;
    for (const { kpi, unit } of KPI_CATALOGUE) expect(kpi.split('.').at(-1)).toBe(suffixes[unit]);
  });

  it('calls more of everything worse but of sales contacts', () => {
    expect(KPI_CATALOGUE.filter(({ direction }) => direction !== 'worse').map(({ kpi }) => kpi)).toEqual([
      'sale.interaction.count',
    ]);
  });

  it('does not know an operator’s own KPI', () => {
    expect(kpiDefinition('tv.buffering.seconds')).toBeUndefined();
  });
});

describe('kpiOwner', () => {
  it('gives an operator’s own KPI to the owner of its family, else to customer care', () => {
    expect(kpiOwner('voice.drop.count')).toEqual({ team: 'core voice', journeyArea: 'network' });
    expect(kpiOwner('voice.mos')).toEqual({ team: 'core voice', journeyArea: 'network' });
    expect(kpiOwner('tv.buffering.seconds')).toEqual({ team: 'customer care', journeyArea: 'support' });
    expect(kpiOwner('')).toEqual({ team: 'customer care', journeyArea: 'support' });
  });
});
