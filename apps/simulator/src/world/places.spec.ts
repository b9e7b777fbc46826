import { loadProfile } from '../profiles/load-profile.js';
import { createNetwork } from './network.js';
import { placesOf } from './places.js';

const profile = loadProfile('default');
const network = createNetwork(1, profile, 3_000);

describe('the places of a world', () => {
  it('are those of all its cells and regions, each once', () => {
    const ids = placesOf(1, profile, network).map(({ id }) => id);
    const regions = profile.people.regions.map(({ name }) => name);
    expect([...ids].sort()).toEqual([...network.cells.map(({ cellId }) => cellId), ...regions].sort());
  });

  it('lie about the middle of their region as far as the profile says, as far north as east', () => {
    const [region] = profile.people.regions;
    const { longitude = 0, latitude = 0, spreadKm = 0 } = region?.middle ?? {};
    const cells = new Set(network.cellsOf(region?.name ?? '').map(({ cellId }) => cellId));
    const here = placesOf(1, profile, network).filter(({ id }) => cells.has(id));
    expect(here.length).toBeGreaterThan(25);
    const spread = (offsets: readonly number[]) =>
      Math.sqrt(offsets.reduce((sum, offset) => sum + offset ** 2, 0) / offsets.length);
    const north = spread(here.map((one) => (one.latitude - latitude) * 111.2));
    const east = spread(here.map((one) => (one.longitude - longitude) * 111.2 * Math.cos((latitude * Math.PI) / 180)));
    for (const km of [north, east]) {
      expect(km).toBeGreaterThan(0.7 * spreadKm);
      expect(km).toBeLessThan(1.3 * spreadKm);
    }
  });

  it('are none of a region whose middle nobody told', () => {
    const regions = profile.people.regions.map(({ name, share, baseline }) => ({ name, share, baseline }));
    expect(placesOf(1, { ...profile, people: { ...profile.people, regions } }, network)).toEqual([]);
  });
});
