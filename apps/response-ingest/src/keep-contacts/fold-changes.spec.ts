import { foldChanges } from './fold-changes.js';

const told = (id: string, version: number) => ({ id, row: { id, version } });
const deleted = (id: string) => ({ id, row: undefined });

it('keeps the greatest version of each record, whatever their order', () => {
  expect(foldChanges([told('A', 2), told('B', 1), told('A', 3), told('A', 1)])).toEqual({
    forget: [],
    keep: [
      { id: 'A', version: 3 },
      { id: 'B', version: 1 },
    ],
  });
});

it('keeps nothing that a deletion follows, and what is told after it from its first version on', () => {
  expect(foldChanges([told('A', 9), deleted('A')])).toEqual({ forget: ['A'], keep: [] });
  expect(foldChanges([told('A', 9), deleted('A'), told('A', 1)])).toEqual({
    forget: ['A'],
    keep: [{ id: 'A', version: 1 }],
  });
});
