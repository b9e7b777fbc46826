import type { Network } from './network.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';

/** Where a cell is, or the middle of a region, in degrees of WGS 84. */
export interface PlaceOfWorld {
  readonly kind: 'resource' | 'region';
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

const KM_PER_DEGREE = 111.2;
const DIGITS = 5;

/** The middle of each region, and its cells scattered about it; nothing of a region whose middle the profile leaves out. */
export function placesOf(seed: number, { people }: Profile, network: Network): readonly PlaceOfWorld[] {
  return people.regions.flatMap(({ name, middle }) => {
    if (!middle) return [];
    const { longitude, latitude, spreadKm } = middle;
    const kmPerDegreeEast = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
    const cells = network.cellsOf(name).map(({ cellId }) => {
      const stream = new RandomStream(seed, 'place', cellId);
      return {
        kind: 'resource' as const,
        id: cellId,
        longitude: rounded(longitude + (stream.normal() * spreadKm) / kmPerDegreeEast),
        latitude: rounded(latitude + (stream.normal() * spreadKm) / KM_PER_DEGREE),
      };
    });
    return [{ kind: 'region' as const, id: name, longitude, latitude }, ...cells];
  });
}

/** To a metre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
