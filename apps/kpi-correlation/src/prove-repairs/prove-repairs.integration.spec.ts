import { customerUpserted, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '@sidetone/domain/time';
import { aCallFailure, aCoverage, aResponse, aSubscription, aTick, aTopologyLink } from '@sidetone/testing/factories';
import {
  analysisHeld,
  cutAnalysis,
  holdCustomers,
  letGo,
  openSuite,
  type RunningService,
  type Suite,
} from '@sidetone/testing/suite';
import { sql } from '@sidetone/platform/database';
import type { ListedRepair, RepairView } from './repair-view.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const REPAIRED_AT = NOW - 40 * DAY_MS;
const TOPOLOGY_SINCE = REPAIRED_AT - 200 * DAY_MS;
const CELLS = 14;
const PEOPLE = 20;
/** Two halves of the time before, and the time after: an exposure of 28 days then sees nothing of before the repair. */
const ASKED_AT = [-24, -12, 24].map((days) => REPAIRED_AT + days * DAY_MS);
const REPAIR = {
  id: 'WO-1',
  name: 'New antennas',
  kind: 'resource',
  targets: ['CELL-1', 'CELL-0'],
  at: toIso(REPAIRED_AT),
  team: 'radio access',
  kpi: 'voice.drop.count',
};

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
  const people = Array.from({ length: CELLS * PEOPLE }, (_, number) =>
    personOf(number % CELLS, Math.floor(number / CELLS)),
  );
  const at = { timestamp: NOW };
  await suite.send(
    people.flatMap(({ masters }) => masters),
    at,
  );
  await suite.send([aCoverage('all', NOW - 120 * DAY_MS, NOW)], at);
  await suite.send(
    people.flatMap(({ drops }) => drops),
    at,
  );
  await suite.settled('kpi-correlation');
  await suite.send(
    people.flatMap(({ answers }) => answers),
    at,
  );
  await suite.send([aTick(NOW)]);
  await suite.settled('kpi-correlation', { now: NOW });
}, 120_000);
afterEach(async () => {
  await letGo();
});
afterAll(async () => {
  await suite.close();
});

interface Person {
  readonly masters: readonly OutgoingEvent[];
  readonly drops: readonly OutgoingEvent[];
  readonly answers: readonly OutgoingEvent[];
}

/** Somebody on a cell, who answers three times. On the first two cells scores rise and drops end with the repair; the last cell's people are on the first for a tenth. */
function personOf(cell: number, number: number): Person {
  const key = `${cell}-${number}`;
  const ids = { customerId: `CUS-${key}`, subscriptionId: `SUB-${key}`, contactId: `CON-${key}` };
  const repaired = cell < 2;
  const link = (resource: number, weight: number): OutgoingEvent =>
    aTopologyLink(ids.subscriptionId, TOPOLOGY_SINCE, { resourceId: `CELL-${resource}`, weight });
  const customer = customerUpserted.create({
    id: `${ids.customerId}-1`,
    source: '//bss.example/crm',
    time: TOPOLOGY_SINCE,
    data: {
      customerId: ids.customerId,
      segment: 'consumer',
      status: 'active',
      region: cell % 2 === 0 ? 'Uusimaa' : 'Lappi',
      customerSince: toIso(REPAIRED_AT - 900 * DAY_MS),
      version: 1,
    },
  });
  const scores = repaired && number % 4 < 3 ? [3, 3, 9] : [[9, 7, 3, 9][(number + cell) % 4] ?? 7];
  return {
    masters: [
      customer,
      aSubscription(ids.subscriptionId, TOPOLOGY_SINCE, ids),
      ...(cell === CELLS - 1 ? [link(0, 0.1), link(cell, 0.9)] : [link(cell, 1)]),
    ],
    drops: ASKED_AT.flatMap((at, time) =>
      Array.from({ length: repaired && time === 2 ? 0 : 1 + (number % 3) }, (_, drop) =>
        aCallFailure(`${key}-${time}-${drop}`, at - HOUR_MS - drop * MINUTE_MS, { subscriptionId: ids.subscriptionId }),
      ),
    ),
    answers: ASKED_AT.map((at, time) =>
      aResponse(`${key}-${time}`, at + number * MINUTE_MS, {
        ...ids,
        // Some answer about the customer as a whole: then all of the customer's lines count.
        ...(number === 0 && { subscriptionId: undefined }),
        score: scores[time] ?? scores[0] ?? 7,
        journeyArea: number % 2 === 0 ? 'support' : 'delivery',
      }),
    ),
  };
}

const register = (body: object) => service.call('POST', '/v1/repairs', { body });
const read = (id: string, query = '') => service.call('GET', `/v1/repairs/${id}${query}`);
const proofOf = async (id: string, query = ''): Promise<RepairView['proof']> => {
  const answer = await read(id, query);
  expect(answer.status).toBe(200);
  return (answer.body as RepairView).proof;
};

it('registers a repair once, whatever the order of its targets', async () => {
  const first = await register(REPAIR);
  expect(first).toMatchObject({
    status: 201,
    body: { ...REPAIR, targets: ['CELL-0', 'CELL-1'], registeredAt: toIso(NOW), registeredBy: 'tests' },
  });
  expect(first.headers.get('location')).toBe('/v1/repairs/WO-1');
  expect(await register({ ...REPAIR, targets: ['CELL-0', 'CELL-1', 'CELL-0'] })).toMatchObject({
    status: 200,
    body: first.body,
  });
  expect(await register({ ...REPAIR, name: 'Old antennas' })).toMatchObject({
    status: 409,
    body: { title: 'Another repair has this id' },
  });
});

it('proves that the score rose and the fault fell for those whom it reached, and for no others', async () => {
  const proof = await proofOf('WO-1');
  expect(proof).toMatchObject({
    verdict: 'improved',
    reason: expect.stringMatching(/^Effect of the repair on the score of those it reached: \+150\.0 points of NPS/),
    daysLeft: 0,
    answers: { treatedBefore: 80, treatedAfter: 40, untreatedBefore: 440, untreatedAfter: 220 },
    leftOut: { touchedLittle: 60, otherRepair: 0, notComparable: 0, unmatched: 0 },
    matching: { on: ['segment', 'region', 'tenure'], strata: 2, treatedKept: 1 },
    score: {
      difference: expect.closeTo(150, 6),
      basis: 'customersAndUnits',
      units: { treated: 2, untreated: 11 },
      customers: 260,
    },
    trend: { kind: 'alike' },
  });
  // The drops of those whom it did not reach went on.
  expect(proof.fault).toMatchObject({ kpi: 'voice.drop.count', unit: 'count', exposureDays: 28, verdict: 'improved' });
  expect(proof.fault?.means.treatedAfter).toBe(0);
  expect(proof.fault?.means.untreatedAfter).toBeGreaterThan(1);
});

const told = async (id: string) => (await suite.records('kpi.repair.v1')).filter(({ key }) => key === id);

it('judges by the clock, keeps that, and tells it once', async () => {
  await suite.settled('kpi-correlation', { now: NOW });
  const kept = await proofOf('WO-1');
  expect(kept.provenAt).toBe(toIso(NOW));
  expect((await told('WO-1')).map(({ data }) => data)).toEqual([
    {
      repairId: 'WO-1',
      kpi: 'voice.drop.count',
      resourceIds: ['CELL-0', 'CELL-1'],
      kind: 'resource',
      targets: ['CELL-0', 'CELL-1'],
      team: 'radio access',
      repairedAt: toIso(REPAIRED_AT),
      verdict: 'worked',
      verdictReason: kept.reason,
      effect: kept.score?.difference,
      ciLow: kept.score?.low,
      ciHigh: kept.score?.high,
      basis: kept.score?.basis,
      treated: 120,
      untreated: 660,
      revision: expect.any(Number),
    },
  ]);
  // The same verdict found anew is not told anew.
  expect(await service.call('POST', '/v1/repairs/WO-1/proof')).toMatchObject({
    status: 200,
    body: { proof: { verdict: 'improved', provenAt: toIso(NOW) } },
  });
  expect(await told('WO-1')).toHaveLength(1);
  expect((await service.call('POST', '/v1/repairs/WO-9/proof')).status).toBe(404);
});

it('tells a verdict that changed with a higher revision', async () => {
  // Two answers of the treated are left of the time after.
  const withdrawn = sql`answered_at > ${toIso(REPAIRED_AT)} and response_id ~ '^RSP-[01]-[0-9]+-2$' and response_id !~ '^RSP-[01]-1-2$'`;
  const [{ count } = { count: 0 }] = await suite.query<{ count: number }>(
    'kpi-correlation',
    sql`with gone as (update answer set withdrawn = true where ${withdrawn} returning 1) select count(*)::int as count from gone`,
  );
  expect(count).toBe(38);
  expect((await proofOf('WO-1')).verdict).toBe('improved');
  await service.call('POST', '/v1/repairs/WO-1/proof');
  expect(await proofOf('WO-1')).toMatchObject({ verdict: 'too few', score: null });
  await suite.query('kpi-correlation', sql`update answer set withdrawn = false where ${withdrawn}`);
  await service.call('POST', '/v1/repairs/WO-1/proof');
  await suite.settled('kpi-correlation', { now: NOW });
  const all = (await told('WO-1')).map(({ data }) => data as { verdict: string; revision: number });
  expect(all.map(({ verdict }) => verdict)).toEqual(['worked', 'tooFew', 'worked']);
  expect(all.map(({ revision }) => revision)).toEqual(all.map(({ revision }) => revision).sort((a, b) => a - b));
});

it('says why a proof could not be computed, keeps the one it has, and tries again after a pause', async () => {
  const held = await holdCustomers(suite);
  const asked = service.call('POST', '/v1/repairs/WO-1/proof');
  await cutAnalysis(suite);
  expect(await asked).toMatchObject({
    status: 503,
    body: { detail: expect.stringMatching(/PostgreSQL error 57P01|Connection terminated/) },
  });
  expect((await proofOf('WO-1')).verdict).toBe('improved');
  await suite.query('kpi-correlation', sql`update repair set fresh = false`);
  // Its pause is not over: nothing is due.
  await suite.settled('kpi-correlation', { now: NOW });
  await suite.query('kpi-correlation', sql`update repair set try_after = now()`);
  await held.release();
  await suite.settled('kpi-correlation', { now: NOW });
  expect(await suite.query('kpi-correlation', sql`select fresh, attempts, try_after from repair`)).toEqual([
    { fresh: true, attempts: 0, try_after: null },
  ]);
});

it('answers events and requests while a proof is computed, and waits for none that is not yet due', async () => {
  const held = await holdCustomers(suite);
  const asked = service.call('POST', '/v1/repairs/WO-1/proof');
  await analysisHeld(suite);
  expect(await proofOf('WO-1', '?days=28&settleDays=20')).toMatchObject({ verdict: 'not yet', answers: null });
  await held.release();
  expect((await asked).status).toBe(200);
});

it('answers 304 while nothing changed', async () => {
  const tag = (await read('WO-1')).headers.get('etag') ?? '';
  expect((await service.call('GET', '/v1/repairs/WO-1', { headers: { 'if-none-match': tag } })).status).toBe(304);
});

it('leaves out of the untreated whom another repair of the same KPI reached', async () => {
  const other = { ...REPAIR, id: 'WO-2', targets: ['CELL-5'], at: toIso(REPAIRED_AT + 10 * DAY_MS) };
  expect((await register(other)).status).toBe(201);
  expect((await proofOf('WO-1')).leftOut).toMatchObject({ otherRepair: 60 });
  expect((await proofOf('WO-1')).score).toMatchObject({ units: { untreated: 10 } });
  expect((await service.call('DELETE', '/v1/repairs/WO-2')).status).toBe(204);
  expect((await register({ ...other, kpi: 'data.fail.count' })).status).toBe(201);
  expect((await proofOf('WO-1')).leftOut).toMatchObject({ otherRepair: 0 });
  expect((await proofOf('WO-2')).verdict).toBe('too few');
});

it('judges a region and a process, too', async () => {
  const about = { name: 'x', at: REPAIR.at, team: 'field service' };
  expect((await register({ ...about, id: 'R-1', kind: 'region', targets: ['Lappi'] })).status).toBe(201);
  expect(await proofOf('R-1')).toMatchObject({
    matching: { on: ['segment', 'tenure'] },
    score: { basis: 'customers', units: { treated: 1, untreated: 1 } },
    fault: null,
  });
  await service.call('DELETE', '/v1/repairs/R-1');
  expect((await register({ ...about, id: 'P-1', kind: 'process', targets: ['delivery'] })).status).toBe(201);
  // It names no KPI, so it may have mended what the repairs of cells mended: whom they reached is no comparison.
  expect(await proofOf('P-1')).toMatchObject({ answers: { treatedAfter: 140 }, leftOut: { otherRepair: 120 } });
});

it('waits for the time after, which may be set later', async () => {
  expect(await proofOf('WO-1', '?days=28&settleDays=20')).toMatchObject({
    verdict: 'not yet',
    daysLeft: 8,
    score: null,
  });
});

it('lists repairs in pages, the latest first, and as CSV', async () => {
  const ids = async (query: string) => {
    const { body } = await service.call('GET', `/v1/repairs${query}`);
    const { items, next } = body as { items: { id: string }[]; next: string | null };
    return { ids: items.map(({ id }) => id), next };
  };
  const first = await ids('?limit=2');
  expect(first.ids).toEqual(['WO-2', 'WO-1']);
  expect(await ids(`?limit=2&cursor=${first.next ?? ''}`)).toEqual({ ids: ['P-1'], next: null });
  expect((await ids('?kpi=voice.drop.count')).ids).toEqual(['WO-1']);
  expect((await ids('?kind=process&team=field%20service')).ids).toEqual(['P-1']);
  await suite.settled('kpi-correlation', { now: NOW });
  const { body: page } = await service.call('GET', '/v1/repairs?kind=process');
  const [{ judged } = { judged: null }] = (page as { items: ListedRepair[] }).items;
  const { difference, low, high } = judged?.score ?? {};
  expect(low).toBeLessThan(high ?? 0);
  const { body } = await service.call('GET', '/v1/repairs?format=csv&kind=process');
  expect(body).toBe(
    `id,name,kind,targets,at,team,kpi,registeredAt,registeredBy,verdict,effect,effectLow,effectHigh,basis\r\n` +
      `P-1,x,process,delivery,${REPAIR.at},field service,,${toIso(NOW)},tests,${judged?.verdict},${difference},${low},${high},customers\r\n`,
  );
  // What moved before the repair is not its effect: no figure stands beside that verdict.
  await suite.query(
    'kpi-correlation',
    sql`update repair set proof = jsonb_set(proof, '{verdict}', '"trends differed before"') where repair_id = 'P-1'`,
  );
  const { body: doubtful } = await service.call('GET', '/v1/repairs?kind=process');
  expect(doubtful).toMatchObject({ items: [{ judged: { verdict: 'trends differed before', score: null } }] });
});

it.each([
  ['an unknown resource', { targets: ['CELL-99'] }, 'targets', 'No link of topology names a resource CELL-99'],
  ['an unknown region', { kind: 'region', targets: ['Åland'] }, 'targets', 'No customer lives in a region Åland'],
  ['an unknown area', { kind: 'process', targets: ['parking'] }, 'targets', 'There is no journey area parking'],
  ['an unknown KPI', { kpi: 'voice.drop' }, 'kpi', 'There is no KPI voice.drop in force'],
  ['a date in the future', { at: toIso(NOW + 1) }, 'at', 'at lies in the future'],
  ['a date before our time', { at: '1999-12-31T23:00:00Z' }, 'at', 'must not lie before the year 2000'],
  ['a year that is none', { at: '0000-01-01T00:00:00Z' }, 'at', 'an instant with an offset'],
  ['a date without offset', { at: '2026-11-01T06:00:00' }, 'at', 'an instant with an offset'],
  ['no such day', { at: '2026-02-30T06:00:00Z' }, 'at', 'an instant with an offset'],
  ['a kind that is none', { kind: 'cell' }, 'kind', 'kind must be one of resource, region, process.'],
  ['nothing repaired', { targets: [] }, 'targets', 'targets must be a list of 1 to 1000 texts'],
  ['a NUL in a target', { targets: ['CELL\u0000'] }, 'targets', 'targets must be a list of 1 to 1000 texts'],
  ['an id of blanks', { id: '  ' }, 'id', 'id must hold more than blanks.'],
])('refuses %s, and says how to mend it', async (_, wrong, field, message) => {
  expect(await register({ ...REPAIR, id: 'WO-9', ...wrong })).toMatchObject({
    status: 400,
    body: { errors: expect.arrayContaining([{ field, message: expect.stringContaining(message) }]) },
  });
  expect((await read('WO-9')).status).toBe(404);
});

it('tells everything that is wrong at once, and refuses other questions', async () => {
  const { body } = await register({
    ...REPAIR,
    id: 'WO-9',
    targets: ['CELL-99'],
    kpi: 'voice.drop',
    at: toIso(NOW + 1),
  });
  expect((body as { errors: object[] }).errors).toHaveLength(3);
  expect((await read('WO-1', '?days=6')).status).toBe(400);
  expect((await read('WO-1', '?survey=weekly')).status).toBe(400);
  expect((await service.call('DELETE', '/v1/repairs/WO-9')).status).toBe(404);
});
