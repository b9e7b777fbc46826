import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dashboardOf } from './board/board.js';
import { allBoards } from './boards/all-boards.js';

/** What the SDK writes of itself and Grafana's schema no longer knows: the footer of tables, and of every variable what only intervals had. */
const STRAYS: ReadonlySet<string> = new Set(['footer', 'auto', 'auto_min', 'auto_count']);
const withoutStrays = (key: string, value: unknown): unknown => (STRAYS.has(key) ? undefined : value);

/** The dashboards as files: name to content. The same source gives the same bytes. */
export function dashboardFiles(): ReadonlyMap<string, string> {
  return new Map(
    allBoards().map((board) => [`${board.uid}.json`, `${JSON.stringify(dashboardOf(board), withoutStrays, 2)}\n`]),
  );
}

/** What differs between the files of a folder and the source, in sentences; empty where they are the same. */
export async function differencesIn(folder: string): Promise<readonly string[]> {
  const wanted = dashboardFiles();
  const there = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const superfluous = there.filter((name) => !wanted.has(name)).map((name) => `${name} is of no dashboard.`);
  const others = await Promise.all(
    [...wanted].map(async ([name, content]) => {
      const kept = there.includes(name) ? await readFile(join(folder, name), 'utf8') : undefined;
      return kept === content ? [] : [`${name} ${kept === undefined ? 'is missing' : 'is not what the source makes'}.`];
    }),
  );
  return [...superfluous, ...others.flat()];
}

export async function writeDashboards(folder: string): Promise<void> {
  for (const [name, content] of dashboardFiles()) await writeFile(join(folder, name), content);
}
