/** What a place is of; one name may be that of a resource and of a region. */
export const PLACE_KINDS = ['resource', 'region'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Where a resource is, or the middle of a region. Degrees of WGS 84, as in GeoJSON. */
export interface Place {
  readonly kind: PlaceKind;
  /** Id of the resource, or name of the region. */
  readonly id: string;
  readonly name: string | null;
  readonly longitude: number;
  readonly latitude: number;
}
