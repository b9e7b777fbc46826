import type { ReadingView } from '@sidetone/platform/database';

/** Where things are, for maps. */
export const placeView: ReadingView = {
  name: 'place',
  about:
    'Where resources are, and the middle of regions, as the operator told. Those that nobody told of are not in it.',
  columns: {
    place_id: 'Id of the resource, as resource_id in other views, or name of the region. Never null.',
    name: 'What people call it. Null where nobody said.',
    latitude: 'Degrees north, WGS 84. Never null.',
    longitude: 'Degrees east, WGS 84. Never null.',
    place_kind:
      'What place_id names: resource or region. Each may have the name of the other, so join by both. Never null.',
  },
  query: 'select place_id, name, latitude, longitude, kind from place',
};
