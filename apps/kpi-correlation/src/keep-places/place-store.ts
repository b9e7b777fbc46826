import { Injectable } from '@nestjs/common';
import { Database, sql, unnest } from '@sidetone/platform/database';
import type { Place, PlaceKind } from './place.js';

const columns = {
  kind: ['text', (place: Place) => place.kind],
  place_id: ['text', (place: Place) => place.id],
  name: ['text', (place: Place) => place.name],
  longitude: ['float8', (place: Place) => place.longitude],
  latitude: ['float8', (place: Place) => place.latitude],
} as const;

/** What came of places that were told. */
export interface PlacesKept {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Where resources and regions are. */
@Injectable()
export class PlaceStore {
  constructor(private readonly database: Database) {}

  /** Adds places, or moves those that are known; no id of a kind stands twice in them. */
  async put(places: readonly Place[], by: string): Promise<PlacesKept> {
    const [kept = { added: 0, changed: 0 }] = await this.database.query<{ added: number; changed: number }>(sql`
      with put as (
        insert into place as known (kind, place_id, name, longitude, latitude, changed_at, changed_by)
        select kind, place_id, name, longitude, latitude, now(), ${by}::text from ${unnest(columns, places)} order by place_id collate "C", kind
        on conflict (place_id, kind) do update set name = excluded.name, longitude = excluded.longitude, latitude = excluded.latitude,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by
        where (known.name, known.longitude, known.latitude) is distinct from (excluded.name, excluded.longitude, excluded.latitude)
        returning xmax = 0 as is_new)
      select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed from put`);
    return { ...kept, unchanged: places.length - kept.added - kept.changed };
  }

  /** In the order of their ids, the region after the resource of the same, one more than a page holds. */
  list(after: Pick<Place, 'kind' | 'id'> | undefined, limit: number): Promise<Place[]> {
    return this.database.query<Place>(sql`
      select kind, place_id as id, name, longitude, latitude from place
      where place_id > ${after?.id ?? ''} or (place_id = ${after?.id ?? ''} and ${after?.kind ?? ''} = 'resource' and kind = 'region')
      order by place_id, kind desc limit ${limit + 1}`);
  }

  /** Forgets one; false where it was not known. */
  async remove(kind: PlaceKind, id: string): Promise<boolean> {
    return (
      (await this.database.query(sql`delete from place where kind = ${kind} and place_id = ${id} returning 1`)).length >
      0
    );
  }
}
