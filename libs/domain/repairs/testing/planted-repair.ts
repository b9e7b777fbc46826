import { standardNormal } from '../../statistics/index.js';
import { DAY_MS } from '../../time/index.js';
import type { RepairAnswer } from '../repair-answer.js';
import type { Repair } from '../repair.js';

export const REPAIRED_AT = Date.UTC(2026, 9, 1);
export const DAYS = 28;

export interface PlantedRepair {
  readonly seed: number;
  /** The first so many of all cells are repaired. */
  readonly repaired: number;
  readonly cells: number;
  /** Answers of a cell in each of the two times. */
  readonly answersEach: number;
  /** In points of NPS, on the answers of repaired cells after the repair. */
  readonly effect?: number;
  /** Standard deviation of what each cell gains or loses by itself from the one time to the other, in points. */
  readonly ownChange?: number;
  /** Points that repaired cells gain evenly over both times without any repair. */
  readonly drift?: number;
  /** Share of business customers, whose score is 60 points lower, among the treated and among the others, before and after. */
  readonly business?: { readonly treated: readonly [number, number]; readonly untreated: readonly [number, number] };
}

export const cellOf = (cell: number): string => `CELL-${cell}`;

export function repairOf({ repaired }: Pick<PlantedRepair, 'repaired'>): Repair {
  const targets = Array.from({ length: repaired }, (_, cell) => cellOf(cell));
  return { kind: 'resource', targets, at: REPAIRED_AT, kpi: 'voice.drop.count' };
}

/** Answers of customers by cell; a repaired cell's exposure falls from 4 to 2 where there is an effect. */
export function plantedAnswers(planted: PlantedRepair): RepairAnswer[] {
  const { seed, repaired, cells, answersEach, effect = 0, ownChange = 0, drift = 0 } = planted;
  const { business = { treated: [0.2, 0.2], untreated: [0.2, 0.2] } } = planted;
  const random = randomFrom(seed);
  return Array.from({ length: cells }, (_, cell) => cell).flatMap((cell) => {
    const treated = cell < repaired;
    const own = ownChange * standardNormal(random);
    return [0, 1].flatMap((post) =>
      Array.from({ length: answersEach }, (_, index): RepairAnswer => {
        const days = random() * DAYS;
        const isBusiness = random() < (business[treated ? 'treated' : 'untreated'][post] ?? 0);
        const course = post === 0 ? days / DAYS : 1 + days / DAYS;
        const gain = (treated ? drift * course + post * effect : 0) + post * own;
        const nps = 10 - (isBusiness ? 60 : 0) + gain;
        const mended = treated && post === 1 && effect !== 0;
        return {
          // Each customer answers before and after, as many do.
          customerId: `CUS-${cell}-${index}`,
          answeredAt: REPAIRED_AT + (post === 0 ? days - DAYS : days) * DAY_MS,
          score: scoreFor(nps, random),
          segment: isBusiness ? 'business' : 'consumer',
          region: cell % 2 === 0 ? 'Uusimaa' : 'Lappi',
          customerSince: REPAIRED_AT - (index % 3 === 0 ? 200 : 2_000) * DAY_MS,
          journeyArea: 'support',
          share: treated ? 0.6 : 0,
          touched: treated,
          carrier: cellOf(cell),
          otherRepair: false,
          exposure: Math.floor(random() * (mended ? 5 : 9)),
        };
      }),
    );
  });
}

/** A promoter, passive or detractor, so that the mean is as many points; a third are passive at most. */
function scoreFor(nps: number, random: () => number): number {
  const mean = nps / 100;
  const passive = Math.min(0.3, 1 - Math.abs(mean));
  const promoter = (1 - passive + mean) / 2;
  const draw = random();
  if (draw < promoter) return 9;
  return draw < promoter + passive ? 7 : 3;
}

/** Mulberry32 (public domain): the same seed, the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
