import { compareExposures, exposuresAgree } from './compare-exposures.js';

const answeredAt = Date.parse('2026-11-23T12:00:00Z');
const planted = (messageId: string, drops: number, settled = true) => ({
  messageId,
  answeredAt,
  settled,
  kpis: { 'voice.drop.count': drops, 'outage.minutes': 12.5 },
});
const found = (responseId: string, drops: number | null) => ({
  responseId,
  revision: 1,
  kpis: { 'voice.drop.count': drops, 'outage.minutes': 12.5 + 1e-12, 'interaction.count': 4 },
});

describe('compareExposures', () => {
  it('finds equal what differs by rounding alone, and looks at planted KPIs only', () => {
    const comparison = compareExposures([planted('INV-1', 2)], new Map([['INV-1', found('RSP-1', 2)]]));
    expect(comparison).toEqual({ compared: 1, equal: 1, unsettled: 0, firstDifferences: [] });
    expect(exposuresAgree(comparison)).toBe(true);
  });

  it('names the answer, the KPI and both values where they differ', () => {
    const comparison = compareExposures([planted('INV-1', 2)], new Map([['INV-1', found('RSP-1', 3)]]));
    expect(comparison.firstDifferences).toEqual([
      {
        messageId: 'INV-1',
        answeredAt: '2026-11-23T12:00:00.000Z',
        responseId: 'RSP-1',
        kpi: 'voice.drop.count',
        planted: 2,
        found: 3,
      },
    ]);
    expect(exposuresAgree(comparison)).toBe(false);
  });

  it('does not take a missing value or an unknown answer for zero', () => {
    const missing = compareExposures([planted('INV-1', 0)], new Map([['INV-1', found('RSP-1', null)]]));
    expect(missing.firstDifferences).toMatchObject([{ kpi: 'voice.drop.count', planted: 0, found: null }]);
    const unknown = compareExposures([planted('INV-1', 0)], new Map());
    expect(unknown).toMatchObject({ compared: 1, equal: 0 });
    expect(unknown.firstDifferences[0]?.responseId).toBeNull();
  });

  it('leaves out answers about which something is still on its way', () => {
    const comparison = compareExposures([planted('INV-1', 9, false)], new Map([['INV-1', found('RSP-1', 8)]]));
    expect(comparison).toEqual({ compared: 0, equal: 0, unsettled: 1, firstDifferences: [] });
  });

  it('shows the first differences of many', () => {
    const many = Array.from({ length: 50 }, (_, index) => planted(`INV-${index}`, 1));
    const comparison = compareExposures(many, new Map());
    expect(comparison).toMatchObject({ compared: 50, equal: 0 });
    expect(comparison.firstDifferences).toHaveLength(10);
  });
});
