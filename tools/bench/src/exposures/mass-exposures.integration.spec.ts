import { topologyUpserted, type OutgoingEvent } from '@sidetone/contracts/events';
import { isAdditive, SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import {
  aCallFailure,
  aCoverage,
  aLowSignal,
  aMeasurement,
  aResponse,
  aSessionFailure,
  aSlowSession,
  aSubscription,
  aThrottledSession,
} from '@sidetone/testing/factories';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import { massExposures, type MassExposure } from './mass-exposures.js';

/** Answers over two weeks in which Helsinki put its clocks back, so that windows cut days of 24 and of 25 hours. */
const TIME_ZONE = 'Europe/Helsinki';
const FIRST_ANSWER = Date.UTC(2026, 9, 20, 20);
const ANSWERS = 400;
const LINES = 40;
const EVENTS = 1_200;
const FROM_TOTALS = [
  'voice.drop.count',
  'voice.setupfail.count',
  'data.fail.count',
  'data.slow.minutes',
  'data.throttled.minutes',
  'coverage.low.minutes',
];

let suite: Suite;

beforeAll(async () => {
  suite = await openSuite();
  await suite.start('kpi-correlation', { OPERATOR_TIME_ZONE: TIME_ZONE, CLOCK: 'simulated' });
});
afterAll(async () => {
  await suite.close();
});

it('says of every answer what the calculator says of it alone', async () => {
  await suite.send([...complete(), ...masters(), ...links(), ...happenings()], {
    timestamp: FIRST_ANSWER + 45 * DAY_MS,
  });
  await suite.settled('kpi-correlation');
  await suite.send(answers(), { timestamp: FIRST_ANSWER + 46 * DAY_MS });
  await suite.settled('kpi-correlation');

  const exact = await suite.query<MassExposure>(
    'kpi-correlation',
    sql`select response_id, each.kpi, each.value, each.events
      from exposure cross join lateral jsonb_to_recordset(kpis) as each (kpi text, value float8, events float8)
      where latest and each.events > 0 and each.kpi = any(${FROM_TOTALS}::text[])`,
  );
  const inOnePass = await suite.query<MassExposure>(
    'kpi-correlation',
    massExposures({
      answers: sql`select response_id, customer_id, subscription_id, answered_at from answer where not withdrawn`,
      windowDays: 28,
      timeZone: TIME_ZONE,
      kpis: SHIPPED_KPIS.filter(isAdditive).map(({ kpi }) => kpi),
    }),
  );
  expect(new Set(exact.map(({ kpi }) => kpi))).toEqual(new Set(FROM_TOTALS));
  expect(new Set(exact.map(({ response_id }) => response_id)).size).toBeGreaterThan(ANSWERS / 2);
  const [one, other] = [inOrder(inOnePass), inOrder(exact)];
  expect(one.map(nameOf)).toEqual(other.map(nameOf));
  // Sums of shares differ in the last digits by the order in which they are added.
  const farthest = one.reduce((most, { value }, index) => {
    const expected = other[index]?.value ?? Number.NaN;
    return Math.max(most, Math.abs(value - expected) / Math.max(1, Math.abs(expected)));
  }, 0);
  expect(farthest).toBeLessThan(1e-12);
});

const nameOf = ({ response_id, kpi, events }: MassExposure): string => `${response_id} ${kpi} of ${events}`;
const inOrder = (exposures: readonly MassExposure[]): MassExposure[] =>
  [...exposures].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

/** All sources told everything of these months, so that no KPI is missing. */
function complete(): OutgoingEvent[] {
  return [8, 9, 10].map((month) => aCoverage(`month-${month}`, Date.UTC(2026, month, 1), Date.UTC(2026, month + 1, 1)));
}

/** Every fourth line changes hands amid the windows, every eighth back again, and some customers have several lines. */
function masters(): OutgoingEvent[] {
  return Array.from({ length: LINES }, (_, line) => line).flatMap((line) => {
    const version = (number: number, from: number, customerId: string): OutgoingEvent =>
      aSubscription(subscriptionOf(line), FIRST_ANSWER + from * DAY_MS, { customerId, version: number });
    return [
      version(1, -200, customerOf(line)),
      ...(line % 4 === 0 ? [version(2, -9.3, 'CUS-other')] : []),
      ...(line % 8 === 0 ? [version(3, -3, customerOf(line))] : []),
    ];
  });
}

/** Each line hangs on two cells, which for some lines are told to be more than a whole; some move to a third. */
function links(): OutgoingEvent[] {
  return Array.from({ length: LINES }, (_, line) => line).flatMap((line) => [
    link(line, 'CELL-0', -200, 0.7),
    link(line, `CELL-${line % 3}`, line % 2 === 0 ? -6.5 : -200, 0.6),
    ...(line % 5 === 0 ? [link(line, 'CELL-3', -12, 0.2, -2.25)] : []),
  ]);
}

function link(line: number, resourceId: string, from: number, weight: number, to?: number): OutgoingEvent {
  const validFrom = FIRST_ANSWER + from * DAY_MS;
  return topologyUpserted.create({
    id: `${line}|${resourceId}|${from}`,
    source: '//oss.example/inventory',
    time: validFrom,
    data: {
      linkId: `${subscriptionOf(line)}|${resourceId}|${toIso(validFrom)}`,
      resourceId,
      resourceKind: 'cell',
      subscriptionId: subscriptionOf(line),
      validFrom: toIso(validFrom),
      ...(to === undefined ? {} : { validTo: toIso(FIRST_ANSWER + to * DAY_MS) }),
      weight,
      method: 'usageShare',
      version: 1,
    },
  });
}

function happenings(): OutgoingEvent[] {
  return Array.from({ length: EVENTS }, (_, index) => {
    // Odd steps through time, and now and then the very hour at which windows begin and end or a line changes hands.
    const at =
      FIRST_ANSWER - 30 * DAY_MS + (index % 10 === 0 ? (index % 45) * DAY_MS : ((index * 7_919) % 45_000) * 86_413);
    const subscriptionId = subscriptionOf((index * 13) % LINES);
    const id = `mass-${index}`;
    switch (index % 8) {
      case 0:
        return aCallFailure(id, at, {
          subscriptionId,
          kind: 'setupFailure',
          durationSec: 0,
          cause: { protocol: 'sip', value: 503 },
        });
      case 1:
        return aSessionFailure(id, at, { subscriptionId });
      case 2:
        return aSlowSession(id, at, 61 + index, { subscriptionId });
      case 3:
        return aThrottledSession(id, at, 30 + index, { subscriptionId });
      case 4:
        return aLowSignal(id, at, index % 300, {
          subscriptionId: undefined,
          cellId: undefined,
          resourceIds: [`CELL-${index % 4}`],
        });
      case 5:
        return aMeasurement(id, at, {
          kpi: 'data.slow.minutes',
          unit: 'min',
          value: index % 50,
          scope: { kind: 'subscription', id: subscriptionId },
          periodStart: toIso(at - HOUR_MS),
        });
      case 6:
        return aCallFailure(id, at, { subscriptionId: undefined, customerId: customerOf(index % LINES) });
      default:
        return aCallFailure(id, at, {
          subscriptionId,
          callId: `call-${index % 400}`,
          revision: index,
          voided: index % 40 === 7,
        });
    }
  });
}

function answers(): OutgoingEvent[] {
  return Array.from({ length: ANSWERS }, (_, index) => {
    const line = (index * 7) % LINES;
    const at: Instant = FIRST_ANSWER - 5 * DAY_MS + (index % 20) * DAY_MS + (index % 3) * 17 * 60_000;
    const ofCustomer = index % 6 === 0;
    return aResponse(`mass-${index}`, at, {
      customerId: index % 9 === 0 ? 'CUS-other' : customerOf(line),
      ...(ofCustomer ? { subscriptionId: undefined } : { subscriptionId: subscriptionOf(line) }),
    });
  });
}

const subscriptionOf = (line: number): string => `SUB-mass-${line}`;
const customerOf = (line: number): string => `CUS-mass-${line % (LINES - 6)}`;
