import type { SurveyMap } from '../survey-map/survey-map.js';
import { translateRow } from './translate-row.js';

const map: SurveyMap = {
  survey: { id: 's', kind: 'relationship' },
  answer: { id: 'who', score: 'nps', comment: 'why', answeredAt: 'at' },
  counters: {
    granularity: 'week',
    columns: { drops: { kpi: 'drops.weekly', unit: 'count' }, mb: { kpi: 'traffic.mb', unit: 'MB' } },
  },
};
const header = ['who', 'nps', 'why', 'at', 'drops', 'mb', 'unused'];
const row = (...cells: string[]) => translateRow(map, header, 7, cells);

describe('translateRow', () => {
  it('says who answered what, and which counters stand beside it', () => {
    expect(row('u1', ' 9 ', 'fine', '2026-11-20T10:00:00Z', '3', '1.5', 'x')).toEqual({
      kind: 'answer',
      line: 7,
      respondent: 'u1',
      score: '9',
      comment: 'fine',
      answeredAt: '2026-11-20T10:00:00Z',
      counters: [
        { kpi: 'drops.weekly', unit: 'count', value: 3 },
        { kpi: 'traffic.mb', unit: 'MB', value: 1.5 },
      ],
      unusableCells: 0,
    });
  });

  it('leaves the score as it was written, for the platform to judge', () => {
    expect(row('u1', '5, 6', '', '', '', '', '')).toMatchObject({ score: '5, 6' });
    expect(row('u1', '', '', '', '', '', '')).toMatchObject({ score: '' });
  });

  it('makes no counter of an empty cell, and a 0 of a 0', () => {
    expect(row('u1', '9', '', '', '', '0', '')).toMatchObject({
      counters: [{ kpi: 'traffic.mb', value: 0 }],
      unusableCells: 0,
    });
  });

  it.each(['n/a', '1,5', '0x10', 'Infinity', '1e999', '1 000', '--1'])(
    'counts "%s" as unusable rather than guessing',
    (text) => {
      expect(row('u1', '9', '', '', text, '', '')).toMatchObject({ counters: [], unusableCells: 1 });
    },
  );

  it('refuses a row that has not as many fields as the header', () => {
    expect(row('u1', '9')).toEqual({ kind: 'broken', line: 7, reason: 'row: not as many fields as the header' });
  });
});
