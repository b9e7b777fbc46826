import { hash } from 'node:crypto';
import { judgeAge } from '@sidetone/contracts/cloudevents';
import type { KpiMeasurementRecorded } from '@sidetone/contracts/events';
import { eventKey } from '@sidetone/contracts/identity';
import { countersOf, type KpiRecipe } from '@sidetone/domain/pm';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { CellReader } from '../read-file/cell-reader.js';
import type { FileRow } from '../read-file/file-row.js';
import type { FileClock } from '../read-file/read-file-time.js';
import type { RowFate } from '../take-rows/row-fate.js';

export type Granularity = KpiMeasurementRecorded['granularity'];
export type ScopeKind = KpiMeasurementRecorded['scope']['kind'];

/** How the rows of one file of counters are read. */
export interface CounterReading {
  readonly source: string;
  readonly clock: FileClock;
  readonly scope: ScopeKind;
  /** Where the file has no column for it. */
  readonly granularitySec: number | undefined;
  readonly recipes: readonly KpiRecipe[];
  /** Counters that were exported anew are taken as a later revision. */
  readonly revision: number;
  /** How old a period may be when its row comes. */
  readonly maxAgeDays: number;
}

/** The counters of one cell, or of whatever else the file tells of, over one period. */
export interface ReadCounters {
  readonly kind: 'counters';
  readonly recordKey: string;
  readonly content: string;
  readonly scopeId: string;
  readonly periodStart: Instant;
  readonly periodEnd: Instant;
  readonly granularity: Granularity;
  readonly suspect: boolean;
  readonly counters: ReadonlyMap<string, number>;
}

/** A month of 31 days in which the clock is put back. */
const LONGEST_SEC = (31 * DAY_MS + HOUR_MS) / SECOND_MS;
/** Days and weeks are calendar ones, and may hold a change of the clock. */
const LENGTHS: readonly (readonly [Granularity, shortest: number, longest: number])[] = [
  ['15min', 15 * MINUTE_MS, 15 * MINUTE_MS],
  ['hour', HOUR_MS, HOUR_MS],
  ['day', 23 * HOUR_MS, 25 * HOUR_MS],
  ['week', 167 * HOUR_MS, 169 * HOUR_MS],
  ['month', 28 * DAY_MS - HOUR_MS, 31 * DAY_MS + HOUR_MS],
];
const SUSPECT = new Map([
  ['0', false],
  ['false', false],
  ['1', true],
  ['true', true],
]);

/** One row of a PM file as counters, or what became of a row that has none. */
export function readCounterRow({ content }: FileRow, reading: CounterReading, now: Instant): ReadCounters | RowFate {
  if (content.kind === 'leftOut') return { kind: 'dropped', reason: 'left out by the mapping' };
  if (content.kind === 'broken') return { kind: 'refused', reason: content.reason };
  const cells = new CellReader(content.cell, reading.clock);
  const periodStart = cells.requiredTime('beginTime').instant;
  const scopeId = cells.requiredId('cellId');
  const lengthSec = cells.whole('granularitySec', LONGEST_SEC, 1) ?? reading.granularitySec;
  const lengthMs = (lengthSec ?? 0) * SECOND_MS;
  const granularity = LENGTHS.find(([, shortest, longest]) => lengthMs >= shortest && lengthMs <= longest)?.[0];
  if (granularity === undefined && cells.faults.length === 0) {
    cells.fault(
      'granularitySec',
      lengthSec === undefined ? 'is empty; it is needed' : 'is no 15 minutes (900), hour, day, week or month',
    );
  }
  const suspect = isSuspect(cells);
  const counters = readCounters(cells, reading.recipes);
  if (lengthSec !== undefined) counters.set('granularitySec', lengthSec);
  if (cells.faults.length > 0 || granularity === undefined) return { kind: 'refused', reason: cells.faults.join('; ') };
  const periodEnd = periodStart + lengthMs;
  const age = judgeAge('judged', periodEnd, now, reading.maxAgeDays);
  if (age.kind === 'drop') return { kind: 'dropped', reason: `more than ${reading.maxAgeDays} days old` };
  if (age.kind === 'refuse') {
    return {
      kind: 'refused',
      reason: 'the period ends more than 5 minutes ahead; check the clock and the zone of the feed',
    };
  }
  const identity = `${reading.scope}:${scopeId}|${toIso(periodStart)}|${granularity}|${reading.revision}`;
  return {
    kind: 'counters',
    recordKey: eventKey(`pm ${reading.source}`, identity),
    content: contentOf(suspect, counters),
    scopeId,
    periodStart,
    periodEnd,
    granularity,
    suspect,
    counters,
  };
}

function isSuspect(cells: CellReader): boolean {
  const text = cells.text('suspect');
  if (text === undefined) return false;
  return SUSPECT.get(text.toLowerCase()) ?? cells.fault('suspect', 'is none of 0, 1, true and false') ?? false;
}

function readCounters(cells: CellReader, recipes: readonly KpiRecipe[]): Map<string, number> {
  const counters = new Map<string, number>();
  for (const name of new Set(recipes.flatMap(countersOf))) {
    if (name === 'granularitySec') continue;
    const value = cells.number(name);
    if (value !== undefined) counters.set(name, value);
  }
  return counters;
}

/** A whole number of 64 bits that differs for other counters. */
function contentOf(suspect: boolean, counters: ReadonlyMap<string, number>): string {
  const text = JSON.stringify([suspect, [...counters]]);
  return Buffer.from(hash('sha256', text, 'hex').slice(0, 16), 'hex')
    .readBigInt64BE()
    .toString();
}
