import {
  chooseForms,
  decayedCounts,
  formedColumn,
  ordinalBreakpoint,
  ordinalDesign,
  weightOfExposure,
  type KpiForm,
} from './index.js';
import { breakpointGrid } from './form-grid.js';
import { searchGrid } from './form-search.js';
import { plantedColumns } from './testing/index.js';

describe('weightOfExposure', () => {
  it('of no exposure is 0 in every form', () => {
    const forms: KpiForm[] = [
      { kind: 'straight' },
      { kind: 'log' },
      { kind: 'threshold', breakpoint: 3 },
      { kind: 'decay', halfLifeDays: 5 },
    ];
    for (const form of forms) expect(weightOfExposure(form, 0)).toBe(0);
    expect(weightOfExposure({ kind: 'threshold', breakpoint: 3 }, 5)).toBe(2);
    expect(weightOfExposure({ kind: 'log' }, Math.E - 1)).toBeCloseTo(1, 12);
  });

  it('of events falls by half with each half-life', () => {
    const lagged = { ageDays: [0, 5, 10], counts: [Uint8Array.of(1, 0), Uint8Array.of(0, 2), Uint8Array.of(4, 0)] };
    expect([...decayedCounts(lagged, 5)]).toEqual([2, 1]);
    // Two events of unknown age weigh as the others do on average: 3 of 7 events.
    expect([...decayedCounts({ ...lagged, ageless: [0, 2] }, 5)]).toEqual([2, 1 + (2 * 3) / 7]);
    expect([...formedColumn({ kind: 'decay', halfLifeDays: 5 }, [5, 2], lagged)]).toEqual([2, 1]);
  });
});

describe('breakpointGrid', () => {
  it('tries each whole number that enough exposures exceed', () => {
    const counts = Array.from({ length: 400 }, (_, i) => (i < 31 ? 6 : i % 4));
    expect(breakpointGrid(counts)).toEqual([1, 2, 3, 4, 5]);
  });

  it('tries quantiles of the exposed for what is no small count', () => {
    const grid = breakpointGrid(Array.from({ length: 1_000 }, (_, i) => i / 2));
    expect(grid.length).toBeGreaterThan(10);
    expect(grid).toEqual([...grid].sort((a, b) => a - b));
    expect(Math.max(...grid)).toBeLessThan(500);
  });

  it('tries nothing where too few were exposed', () => {
    expect(breakpointGrid([0, 0, 1, 5])).toEqual([]);
  });
});

describe('searchGrid', () => {
  it('finds the top of a hill and asks for no value twice', () => {
    const grid = Array.from({ length: 16 }, (_, i) => i + 1);
    for (const top of grid) {
      const asked: number[] = [];
      const found = searchGrid(grid, (value) => {
        asked.push(value);
        return -Math.abs(value - top);
      });
      expect(found?.value).toBe(top);
      expect(new Set(asked).size).toBe(asked.length);
    }
    expect(searchGrid([], () => 0)).toBeUndefined();
  });

  it('does not climb a hill that does not reach what is hoped for', () => {
    const asked: number[] = [];
    const flat = (value: number) => {
      asked.push(value);
      return 1;
    };
    searchGrid([1, 2, 3, 4, 5, 6, 7, 8], flat, 5);
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});

describe('ordinalBreakpoint', () => {
  it('holds the values within 1.92 of the best, and tells when they reach the end of what was tried', () => {
    const grid = [1, 2, 3, 4, 5, 6];
    expect(ordinalBreakpoint(grid, (c) => -((c - 3) ** 2))).toMatchObject({
      breakpoint: 3,
      interval: { low: 2, high: 4 },
      bounded: true,
    });
    expect(ordinalBreakpoint(grid, (c) => -0.1 * (c - 2) ** 2)).toMatchObject({
      interval: { low: 1, high: 6 },
      bounded: false,
    });
    expect(ordinalBreakpoint([], () => 0)).toBeUndefined();
  });
});

describe('chooseForms', () => {
  const { scores, kpis, segment, region } = plantedColumns();
  const controls = [
    segment.map((level) => Number(level === 'business')),
    ...['north', 'south', 'east', 'west'].map((name) => region.map((level) => Number(level === name))),
  ];
  const design = ordinalDesign({
    columns: [...kpis.values(), ...controls],
    category: Int8Array.from(scores),
    categories: 11,
  });

  it('finds the planted forms, the breakpoint and its margin', () => {
    const steps: number[] = [];
    const chosen = chooseForms(
      design,
      [...kpis].map(([kpi, values]) => ({ kpi, values })),
      (done) => steps.push(done),
    );
    const formOf = Object.fromEntries((chosen ?? []).map(({ kpi, form }) => [kpi, form]));
    expect(formOf).toEqual({
      dropped_calls: { kind: 'threshold', breakpoint: 3 },
      setup_failures: { kind: 'straight' },
      data_session_failures: { kind: 'straight' },
      low_coverage_minutes: { kind: 'straight' },
      open_ticket_hours: { kind: 'log' },
      repeat_tickets: { kind: 'straight' },
      provisioning_delay_days: { kind: 'straight' },
      billing_disputes: { kind: 'straight' },
    });
    const drops = chosen?.find(({ kpi }) => kpi === 'dropped_calls');
    expect(drops?.breakpoint).toMatchObject({ breakpoint: 3, interval: { low: 3, high: 3 }, bounded: true });
    // R: −39186.76 at 3 against −39271.23 at 1 is the margin over the next worse forms; a straight line is worse still.
    expect(drops?.gain).toBeGreaterThan(84);
    expect(steps.at(-1)).toBe(16);
  });

  it('says so where straight lines have no fit', () => {
    const separated = ordinalDesign({
      columns: [[0, 0, 1, 1]],
      category: Int8Array.of(0, 0, 1, 1),
      categories: 2,
    });
    expect(chooseForms(separated, [{ kpi: 'drops', values: [0, 0, 1, 1] }])).toBeUndefined();
  });
});
