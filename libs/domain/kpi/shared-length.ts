import type { Window } from './contribution.js';
import { lengthMs, union } from './spans.js';

export interface SharedWindow extends Window {
  readonly share: number;
}

/**
 * The integral of the greatest share over time, in milliseconds: an hour on a cell that carries 0.6 of the use is 36 minutes, and
 * the same hour twice is still 36. Taken layer by layer: what at least each share covers, times its step over the next smaller.
 */
export function sharedLengthMs(windows: readonly SharedWindow[]): number {
  const shares = [...new Set(windows.map(({ share }) => share))].sort((a, b) => a - b);
  return shares.reduce((sum, share, layer) => {
    const atLeast = layer === 0 ? windows : windows.filter((window) => window.share >= share);
    return sum + lengthMs(union(atLeast)) * (share - (shares[layer - 1] ?? 0));
  }, 0);
}
