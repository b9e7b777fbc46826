import { KpiBuilder } from './kpi-builder.js';

const asked = { kpi: 'voice.drop.count', direction: 'worse', countsEvents: true } as const;

describe('KpiBuilder', () => {
  it('tells of each answer the events whose age the evidence does not list', () => {
    const builder = new KpiBuilder(asked, 7);
    builder.add(1, 3, 3);
    builder.addEvent(1, 0.2);
    builder.addEvent(1, 6.9);
    builder.add(2, 1, 1);
    builder.addEvent(2, 7);
    const { values, lagged } = builder.column(4) ?? { values: [] };
    expect([...Array.from(values)]).toEqual([Number.NaN, 3, 1, Number.NaN]);
    expect(Array.from(lagged?.ageless ?? [])).toEqual([0, 1, 0, 0]);
    expect(lagged?.counts.map((ofAge) => Array.from(ofAge))).toEqual([
      [0, 1, 0, 0],
      ...Array.from({ length: 5 }, () => [0, 0, 0, 0]),
      [0, 1, 1, 0],
    ]);
  });

  it('knows no ages of what is no count of events, and nothing of what nobody had', () => {
    const builder = new KpiBuilder({ ...asked, countsEvents: false }, 7);
    expect(builder.column(2)).toBeUndefined();
    builder.add(0, 12, 2);
    builder.addEvent(0, 1);
    expect(builder.column(1)).toEqual({ kpi: asked.kpi, direction: 'worse', values: Float64Array.of(12) });
  });
});
