import { readFileSync } from 'node:fs';
import type { CustomerAnswer, IndexModel } from '../index.js';

export interface ThreeWaves {
  readonly model: IndexModel;
  readonly target: number;
  readonly waves: readonly { readonly waveId: string; readonly answers: readonly CustomerAnswer[] }[];
  readonly expected: {
    readonly indexes: readonly {
      readonly waveId: string;
      readonly customers: Readonly<Record<string, number>>;
      readonly percent: number;
      readonly low?: number;
      readonly high?: number;
      readonly target: string;
    }[];
    readonly indicatorsOfW3: readonly Readonly<Record<string, number | string>>[];
    readonly levelsOfW3: readonly Readonly<Record<string, number | string>>[];
    readonly changes: readonly {
      readonly contributions: Readonly<Record<string, { readonly byScore: number; readonly byWeight: number }>>;
      readonly [key: string]: unknown;
    }[];
  };
}

/** The worked example of docs/scores-model.md, calculated by hand. */
export function threeWaves(): ThreeWaves {
  return JSON.parse(readFileSync(new URL('../fixtures/three-waves.json', import.meta.url), 'utf8'));
}
