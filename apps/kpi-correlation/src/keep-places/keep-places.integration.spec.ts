import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  await suite.close();
});

const feature = (id: unknown, coordinates: unknown, properties?: unknown) => ({
  ...{ type: 'Feature', id, geometry: { type: 'Point', coordinates } },
  ...(properties === undefined ? {} : { properties }),
});
const put = (...features: unknown[]) =>
  service.call('PUT', '/v1/places', { body: { type: 'FeatureCollection', features } });
const list = (query = '') => service.call('GET', `/v1/places${query}`);
const problemsOf = async (...features: unknown[]) => {
  const { status, body } = await put(...features);
  expect(status).toBe(400);
  return (body as { errors: { field: string; message: string }[] }).errors;
};

describe('places', () => {
  it('are taken from GeoJSON, added and moved by their ids, and stay where they are not told', async () => {
    expect(
      await put(feature('CELL-2', [24.95, 60.2], { name: 'Arabia' }), feature('CELL-1', [25, 60, 12])),
    ).toMatchObject({ status: 200, body: { added: 2, changed: 0, unchanged: 0 } });
    const again = [
      feature('CELL-2', [24.95, 60.2], { name: 'Arabia', owner: 'us' }),
      feature('CELL-1', [25.5, 60], null),
    ];
    expect(await put(...again, feature('Lappi', [-26.5, -67], { kind: 'region' }))).toMatchObject({
      body: { added: 1, changed: 1, unchanged: 1 },
    });
    expect(await list()).toMatchObject({
      status: 200,
      body: {
        items: [
          { kind: 'resource', id: 'CELL-1', name: null, longitude: 25.5, latitude: 60 },
          { kind: 'resource', id: 'CELL-2', name: 'Arabia', longitude: 24.95, latitude: 60.2 },
          { kind: 'region', id: 'Lappi', name: null, longitude: -26.5, latitude: -67 },
        ],
        next: null,
      },
    });
  });

  it('are listed page by page, and as CSV', async () => {
    const first = (await list('?limit=2')).body as { items: { id: string }[]; next: string };
    expect(first.items.map(({ id }) => id)).toEqual(['CELL-1', 'CELL-2']);
    expect((await list(`?limit=2&cursor=${first.next}`)).body).toMatchObject({ items: [{ id: 'Lappi' }], next: null });
    expect((await service.call('GET', '/v1/places', { headers: { accept: 'text/csv' } })).body).toContain(
      'CELL-2,Arabia,24.95,60.2,resource',
    );
  });

  it('are refused all together where one is wrong, with what is wrong and where', async () => {
    const wrong = [feature('CELL-9', [24, 60]), feature('CELL-1', [60.2, 240]), feature(7, [1, 1])];
    expect(await problemsOf(...wrong)).toEqual([
      {
        field: 'features.1.geometry.coordinates',
        message:
          'coordinates must be [longitude, latitude] in degrees of WGS 84, such as [24.95, 60.20]: east comes first.',
      },
      {
        field: 'features.2.id',
        message: 'id must be a text of 1 to 128 printable characters, beside type and not among the properties.',
      },
    ]);
    expect(await problemsOf(feature('CELL-9', [24, 60]), feature('CELL-9', [24, 61]))).toEqual([
      { field: 'features.1.id', message: 'CELL-9 stands in features.0 already.' },
    ]);
    const area = { type: 'Feature', id: 'Lappi', geometry: { type: 'Polygon', coordinates: [] } };
    expect(await problemsOf(area)).toContainEqual({
      field: 'features.0.geometry.type',
      message: 'type must be Point: of an area, send its middle.',
    });
    expect(await problemsOf({ type: 'Feature', id: 'CELL-9', geometry: null })).toContainEqual({
      field: 'features.0.geometry',
      message: 'geometry must be a point.',
    });
    for (const features of [[], Array.from({ length: 1_001 }, (_, id) => feature(`CELL-${id}`, [1, 1])), [null]])
      expect((await put(...features)).status).toBe(400);
    expect((await service.call('PUT', '/v1/places', { body: [] })).status).toBe(400);
    expect((await list()).body).toMatchObject({ items: [{}, {}, {}] });
  });

  it('are two where a resource has the name of a region: one page after the other, and each by itself', async () => {
    const both = [feature('Lappi', [27, 66]), feature('Lappi', [26, 67], { kind: 'region' })];
    expect(await put(...both)).toMatchObject({ body: { added: 1, changed: 1 } });
    const items: unknown[] = [];
    for (let query: string | undefined = '?limit=3'; query !== undefined;) {
      const page = (await list(query)).body as { items: { kind: string; id: string }[]; next: string | null };
      items.push(...page.items.map(({ kind, id }) => `${kind} ${id}`));
      query = page.next === null ? undefined : `?limit=1&cursor=${page.next}`;
    }
    expect(items).toEqual(['resource CELL-1', 'resource CELL-2', 'resource Lappi', 'region Lappi']);
    expect(await problemsOf(feature('Lappi', [1, 1], { kind: 'city' }))).toEqual([
      { field: 'features.0.properties.kind', message: 'kind must be one of resource, region.' },
    ]);
  });

  it('are forgotten one by one', async () => {
    expect((await service.call('DELETE', '/v1/places/Lappi?kind=region')).status).toBe(204);
    expect(await service.call('DELETE', '/v1/places/Lappi?kind=region')).toMatchObject({
      status: 404,
      body: { detail: 'Nobody told where the region Lappi is; GET /v1/places lists what is known.' },
    });
    expect((await service.call('DELETE', '/v1/places/Lappi?kind=city')).status).toBe(400);
    expect((await service.call('DELETE', '/v1/places/Lappi')).status).toBe(204);
  });
});
