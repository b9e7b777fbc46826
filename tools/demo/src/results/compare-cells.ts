import { spearman } from '@sidetone/domain/statistics';
import type { SimulatorReport } from '../simulator/simulator-output.js';
import type { Found } from './found.js';

/** The cells that cost most, as planted and as found. */
export interface CellComparison {
  /** Cells that either side names. */
  readonly cells: number;
  /** How many of the worst ten planted are among the ten found. */
  readonly worstTenFound: number;
  /** Spearman's correlation of planted and found points over all cells, −1 to 1; null for fewer than four. */
  readonly rankCorrelation: number | null;
  readonly worst: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly cellId: string;
  readonly foundRank: number | null;
  readonly plantedRank: number | null;
}

const WORST = 10;
const SHOWN = 5;

/** Holds where the platform would repair first against where faults were planted to cost most. */
export function compareCells(planted: SimulatorReport['truth']['cells'], found: Found['resources']): CellComparison {
  const plantedOrder = planted.filter(({ points }) => points > 0).map(({ cellId }) => cellId);
  const known = new Set(planted.map(({ cellId }) => cellId));
  // Other resources than cells are found too, and nothing was planted on them by name.
  const foundOrder = found.map(({ resourceId }) => resourceId).filter((id) => known.has(id));
  const all = [...new Set([...plantedOrder, ...foundOrder])];
  const rankIn = (order: readonly string[], id: string): number | null => {
    const index = order.indexOf(id);
    return index < 0 ? null : index + 1;
  };
  const worst = plantedOrder.slice(0, WORST);
  const chosen = new Set(foundOrder.slice(0, WORST));
  const correlation = spearman(
    all.map((id) => lastIfAbsent(plantedOrder, id)),
    all.map((id) => lastIfAbsent(foundOrder, id)),
  );
  return {
    cells: all.length,
    worstTenFound: worst.filter((id) => chosen.has(id)).length,
    rankCorrelation: correlation.status === 'ok' ? correlation.coefficient : null,
    worst: foundOrder.slice(0, SHOWN).map((cellId, index) => ({
      cellId,
      foundRank: index + 1,
      plantedRank: rankIn(plantedOrder, cellId),
    })),
  };
}

/** Those that are not named share the mean of the ranks behind the last. */
function lastIfAbsent(order: readonly string[], id: string): number {
  const index = order.indexOf(id);
  return index < 0 ? order.length + 1 : index + 1;
}
