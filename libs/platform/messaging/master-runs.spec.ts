import fc from 'fast-check';
import { masterRuns, type MasterChange } from './master-runs.js';

interface Row {
  readonly id: string;
  readonly version: number;
}

/** Master data in memory, told the changes in as many pieces as masterRuns makes of them. */
async function play(changes: readonly MasterChange<Row>[]) {
  const known = new Map<string, number>();
  let statements = 0;
  const outcomes = await masterRuns(changes, {
    keep: async (rows) => {
      statements += 1;
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const newer = rows.filter(({ id, version }) => version > (known.get(id) ?? -1));
      for (const { id, version } of newer) known.set(id, version);
      return new Set(newer.map(({ id }) => id));
    },
    forget: async (ids) => {
      statements += 1;
      return new Set(ids.filter((id) => known.delete(id)));
    },
  });
  return { known, statements, kinds: outcomes.map(({ kind }) => kind) };
}

const upsert = (id: string, version: number) => ({ id, row: { id, version } });
const tombstone = (id: string) => ({ id, row: undefined });

it('takes any number of different records in one statement', async () => {
  const { statements } = await play([upsert('a', 1), upsert('b', 1), upsert('c', 1)]);
  expect(statements).toBe(1);
});

it('drops what is not newer and the deletion of what is not known', async () => {
  const { kinds } = await play([upsert('a', 2), upsert('a', 2), upsert('a', 1), tombstone('b'), tombstone('a')]);
  expect(kinds).toEqual(['ok', 'drop', 'drop', 'drop', 'ok']);
});

it('ends as one after the other would, whatever the order', async () => {
  const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), version: fc.option(fc.nat(5), { nil: undefined }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (entries) => {
      const changes = entries.map(({ id, version }) => (version === undefined ? tombstone(id) : upsert(id, version)));
      const expected = new Map<string, number>();
      for (const { id, version } of entries) {
        if (version === undefined) expected.delete(id);
        else expected.set(id, Math.max(version, expected.get(id) ?? -1));
      }
      const { known, kinds } = await play(changes);
      expect(known).toEqual(expected);
      expect(kinds).toHaveLength(changes.length);
    }),
  );
});
