import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { readCounterRow } from './read-counter-row.js';

const NOW = Date.UTC(2026, 10, 23, 12);

it('takes periods as old as the operator lets them be, and says how old that is', () => {
  const read = (periodStart: number) => {
    const cells: Readonly<Record<string, string>> = { cellId: 'CELL-1', beginTime: toIso(periodStart) };
    return readCounterRow(
      { line: 2, text: '', content: { kind: 'cells', cell: (name) => cells[name] } },
      {
        source: '//oss.example/pm',
        clock: { zone: 'UTC', pattern: undefined },
        scope: 'cell',
        granularitySec: 3_600,
        recipes: [],
        revision: 1,
        maxAgeDays: 500,
      },
      NOW,
    );
  };
  expect(read(NOW - 500 * DAY_MS - HOUR_MS)).toMatchObject({ kind: 'counters' });
  expect(read(NOW - 501 * DAY_MS)).toEqual({ kind: 'dropped', reason: 'more than 500 days old' });
});
