import { drop, ok, type Outcome } from './outcome.js';

/** A master record's new content, or its deletion. */
export interface MasterChange<Row> {
  readonly id: string;
  readonly row: Row | undefined;
}

/** Each takes one run of changes in one statement and returns the ids it had an effect on. */
export interface MasterEffects<Row> {
  keep(rows: readonly Row[]): Promise<ReadonlySet<string>>;
  forget(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Applies changes in the order of the log, in as few statements as that order allows. Older versions and unknown deletions are dropped. */
export async function masterRuns<Row>(
  changes: readonly MasterChange<Row>[],
  effects: MasterEffects<Row>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const run of runsOf(changes)) {
    const rows = run.flatMap(({ row }) => row ?? []);
    const forgets = rows.length === 0;
    const touched = forgets ? await effects.forget(run.map(({ id }) => id)) : await effects.keep(rows);
    const untouched = drop(forgets ? 'nothing to delete' : 'not newer than what is known');
    for (const { id } of run) outcomes.push(touched.has(id) ? ok : untouched);
  }
  return outcomes;
}

/** Neighbouring changes of one sort, each record at most once: a statement cannot touch a row twice, and order matters per record. */
function runsOf<Row>(changes: readonly MasterChange<Row>[]): MasterChange<Row>[][] {
  const runs: MasterChange<Row>[][] = [];
  let ids = new Set<string>();
  for (const change of changes) {
    const current = runs.at(-1);
    const isSameSort = (current?.[0]?.row === undefined) === (change.row === undefined);
    if (current && isSameSort && !ids.has(change.id)) {
      current.push(change);
    } else {
      ids = new Set();
      runs.push([change]);
    }
    ids.add(change.id);
  }
  return runs;
}
