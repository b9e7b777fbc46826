import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The 20,000 answers of the planted world (`fixtures/planted-small.csv.gz`), column by column. */
export interface PlantedColumns {
  readonly scores: Uint8Array;
  readonly kpis: ReadonlyMap<string, Float64Array>;
  /** Level of each answer. */
  readonly segment: readonly string[];
  readonly region: readonly string[];
}

const NO_KPI = new Set(['response_id', 'segment', 'region', 'score']);

export function plantedColumns(): PlantedColumns {
  const file = readFileSync(new URL('../fixtures/planted-small.csv.gz', import.meta.url));
  const [header = '', ...lines] = gunzipSync(file).toString().trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  const names = header.split(',');
  const cells = (name: string) => rows.map((row) => row[names.indexOf(name)] ?? '');
  const column = (name: string) => cells(name).map(Number);
  const kpis = names
    .filter((name) => !NO_KPI.has(name))
    .map((name) => [name, Float64Array.from(column(name))] as const);
  return {
    scores: Uint8Array.from(column('score')),
    kpis: new Map(kpis),
    segment: cells('segment'),
    region: cells('region'),
  };
}
