import type { PlaceOfWorld } from '../world/index.js';
import type { PlatformApi } from './surveys/platform-api.js';

/** What one request takes. */
const AT_ONCE = 1_000;

/** Tells where cells and regions are, as an operator's planning tool does. @throws Error when it is refused */
export async function tellPlaces(places: readonly PlaceOfWorld[], api: PlatformApi): Promise<void> {
  for (let first = 0; first < places.length; first += AT_ONCE) {
    const features = places.slice(first, first + AT_ONCE).map(({ kind, id, longitude, latitude }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { kind },
    }));
    await api.put('kpi-correlation', '/v1/places', { type: 'FeatureCollection', features });
  }
}
