import type { ExposureComputed } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import { aCallFailure, aCoverage, aResponse, aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** A source that tells at the end of each day that it told everything, and an event that was long on its way. */
const DAY_START = Date.UTC(2026, 10, 23);
const ANSWERED_AT = DAY_START + 10 * HOUR_MS;
const who = { subscriptionId: 'SUB-1001' };

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated' });
});
afterAll(async () => {
  await suite.close();
});

const dropsIn = async (responseId: string, revision: number) =>
  eventually(async () => {
    const { status, body } = await service.call('GET', `/v1/exposures/${responseId}`);
    expect({ status, revision: (body as ExposureComputed).revision }).toEqual({ status: 200, revision });
    return (body as ExposureComputed).kpis.find(({ kpi }) => kpi === 'voice.drop.count');
  });
const reach = async (now: Instant): Promise<void> => {
  await suite.send([aTick(now)], { timestamp: now });
  await suite.settled('kpi-correlation', { now });
};

it('settles an exposure 48 hours after the answer, with the day’s coverage and the events that came late', async () => {
  const coveredDays = Array.from({ length: 30 }, (_, day) => DAY_START - (day + 1) * DAY_MS);
  for (const from of coveredDays)
    await suite.send([aCoverage(`day-${from}`, from, from + DAY_MS)], { timestamp: from + DAY_MS });
  await suite.send([aCallFailure('known', ANSWERED_AT - DAY_MS, who)], { timestamp: ANSWERED_AT - DAY_MS });
  await reach(ANSWERED_AT);
  await suite.send([aResponse('1', ANSWERED_AT, who)], { timestamp: ANSWERED_AT });
  expect(await dropsIn('RSP-1', 1)).toMatchObject({ missing: true, events: 1 });

  await suite.send([aCoverage('today', DAY_START, DAY_START + DAY_MS)], { timestamp: DAY_START + DAY_MS });
  const late = ANSWERED_AT + 30 * HOUR_MS;
  await suite.send([aCallFailure('late', ANSWERED_AT - 2 * HOUR_MS, who)], { timestamp: late });
  await reach(late);
  expect(await dropsIn('RSP-1', 1)).toMatchObject({ missing: true });

  await reach(ANSWERED_AT + 48 * HOUR_MS);
  expect(await dropsIn('RSP-1', 2)).toMatchObject({ missing: false, value: 2 });
  const told = await suite.records('kpi.exposure.v1');
  expect(told.map(({ id, correlationId, causationId }) => ({ id, correlationId, causationId }))).toEqual([
    { id: 'RSP-1:exposure:1', correlationId: 'INV-1', causationId: 'RSP-1:1' },
    { id: 'RSP-1:exposure:2', correlationId: 'INV-1', causationId: 'RSP-1:1' },
  ]);
});

it('tells nothing again where nothing has changed', async () => {
  const answeredAt = DAY_START + DAY_MS - HOUR_MS;
  await suite.send([aResponse('2', answeredAt, { subscriptionId: 'SUB-2' })], { timestamp: answeredAt + 2 * HOUR_MS });
  expect(await dropsIn('RSP-2', 1)).toMatchObject({ missing: false });
  await reach(answeredAt + 10 * DAY_MS);
  expect(await dropsIn('RSP-2', 1)).toMatchObject({ missing: false });
});
