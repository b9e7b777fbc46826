import type { IndexPart } from './customer-index.js';
import { meanPercent, type MeanPercent } from './mean-percent.js';
import type { IndexOfCustomer } from './wave-index.js';

/** An indicator or an interaction level of a wave. */
export interface PartReading extends MeanPercent {
  readonly levelId: string;
  /** Absent for a level. */
  readonly indicatorId?: string;
  /** Mean share of the weights over all customers of the index, 0..1: those who did not answer it count with 0. Sums to one. */
  readonly importance: number;
  /** What it adds to the integrated index, in percent points. Sums to the index. */
  readonly points: number;
}

/** Indicators as customers first answer them: the mean over the customers who answered, whatever weight they gave. */
export function indicatorReadings(customers: readonly IndexOfCustomer[]): readonly PartReading[] {
  return readings(customers, ({ indicatorId }) => indicatorId, plainMean).map(({ first, ...reading }) => ({
    levelId: first.levelId,
    indicatorId: first.indicatorId,
    ...reading,
  }));
}

/** Interaction levels: the mean over the customers to whom something of the level has weight, of its indicators by their weights. */
export function levelReadings(customers: readonly IndexOfCustomer[]): readonly PartReading[] {
  return readings(customers, ({ levelId }) => levelId, weightedMean).map(({ first, ...reading }) => ({
    levelId: first.levelId,
    ...reading,
  }));
}

function readings(
  customers: readonly IndexOfCustomer[],
  keyOf: (part: IndexPart) => string,
  scoreOf: (parts: readonly IndexPart[]) => number | undefined,
): readonly (MeanPercent & { first: IndexPart; importance: number; points: number })[] {
  const firsts = new Map<string, IndexPart>();
  for (const { parts } of customers)
    for (const part of parts) if (!firsts.has(keyOf(part))) firsts.set(keyOf(part), part);
  return [...firsts].flatMap(([key, first]) => {
    const ofCustomers = customers.map(({ parts }) => parts.filter((part) => keyOf(part) === key));
    const mean = meanPercent(ofCustomers.flatMap((parts) => scoreOf(parts) ?? []));
    if (!mean) return [];
    const importance = ofCustomers.reduce((sum, parts) => sum + shareOf(parts), 0) / customers.length;
    const points = ofCustomers.reduce((sum, parts) => sum + pointsOf(parts), 0) / customers.length;
    return [{ first, ...mean, importance, points }];
  });
}

function plainMean(parts: readonly IndexPart[]): number | undefined {
  return parts[0]?.percent;
}

function weightedMean(parts: readonly IndexPart[]): number | undefined {
  const share = shareOf(parts);
  return share === 0 ? undefined : pointsOf(parts) / share;
}

function shareOf(parts: readonly IndexPart[]): number {
  return parts.reduce((sum, { share }) => sum + share, 0);
}

function pointsOf(parts: readonly IndexPart[]): number {
  return parts.reduce((sum, { share, percent }) => sum + share * percent, 0);
}
