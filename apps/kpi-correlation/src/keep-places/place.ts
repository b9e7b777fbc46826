/** Where a resource is, or the middle of a region. Degrees of WGS 84, as in GeoJSON. */
export interface Place {
  /** Id of the resource, or name of the region. */
  readonly id: string;
  readonly name: string | null;
  readonly longitude: number;
  readonly latitude: number;
}
