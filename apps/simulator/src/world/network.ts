import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';

/** A radio cell and how much worse than usual (1) it is for each kind of fault. */
export interface Cell {
  readonly cellId: string;
  readonly voice: number;
  readonly data: number;
}

export interface Network {
  /** A cell of the region, by the stream's choice. */
  cellIn(region: string, stream: RandomStream): Cell;
  cellsOf(region: string): readonly Cell[];
  readonly cells: readonly Cell[];
}

/** The cells of all regions, enough of them for the customers. One radio quality stands behind voice and data, so bad cells are bad at both. */
export function createNetwork(seed: number, profile: Profile, customers: number): Network {
  const { network, people } = profile;
  const allShares = people.regions.reduce((sum, region) => sum + region.share, 0);
  const cells = new Map(
    people.regions.map(({ name, share }) => {
      const count = Math.max(1, Math.round((customers * share) / allShares / network.customersPerCell));
      return [name, Array.from({ length: count }, (_, index) => createCell(name, index, seed, profile))] as const;
    }),
  );
  const cellsOf = (region: string): readonly Cell[] => cells.get(region) ?? [];
  return {
    cellIn: (region, stream) => stream.oneOf(cellsOf(region)),
    cellsOf,
    cells: [...cells.values()].flat(),
  };
}

function createCell(region: string, index: number, seed: number, { network }: Profile): Cell {
  const stream = new RandomStream(seed, 'cell', region, index);
  const radio = stream.gamma(network.radioShape);
  return {
    cellId: `CELL-${region.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(4, '0')}`,
    voice: radio * stream.gamma(network.voiceShape),
    data: radio * stream.gamma(network.dataShape),
  };
}
