import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { kpiSourceCovered, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { aWeek, WEEK_START } from './testing/a-week.js';
import { inOrder, shuffledTwiceAndLate, stragglersOf, type Delivery } from './testing/delivery.js';

/**
 * One week, told in order to one installation, and shuffled, twice and late to another: both know the same in the end. The other never settles
 * its exposures: each event must find by itself the answers that it changes. Only what sources say of their completeness is there first,
 * because it is settling that waits for it.
 */
const SETTINGS = { CLOCK: 'simulated', OPERATOR_TIME_ZONE: 'Europe/Helsinki' } as const;
const UNSETTLED = { ...SETTINGS, EXPOSURE_SETTLE_HOURS: String(90 * 24) } as const;
const SEEDS: readonly number[] = [20261116, 7, 4242];
const SETTLED = WEEK_START + 20 * DAY_MS;

let straight: Suite;
let tangled: Suite;
let service: RunningService;
let round = 0;

beforeAll(async () => {
  [straight, tangled] = await Promise.all([openSuite({ mostPartitions: 2 }), openSuite({ mostPartitions: 2 })]);
  [, service] = await Promise.all([
    straight.start('kpi-correlation', SETTINGS),
    tangled.start('kpi-correlation', UNSETTLED),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([straight.close(), tangled.close()]);
});

async function send(suite: Suite, deliveries: readonly Delivery[]): Promise<void> {
  await suite.sendRecords(deliveries.map(({ event, at }) => ({ ...encodeEvent(event), timestamp: at })));
  await suite.settled('kpi-correlation');
}
async function deliver(suite: Suite, deliveries: readonly Delivery[], now: number): Promise<void> {
  await send(suite, deliveries);
  await suite.send([aTick(now)], { timestamp: now });
  await suite.settled('kpi-correlation', { now });
}
/** All but a few at once, then these one after another: each marks all answers whose exposure is another with it. */
async function deliverTangled(events: readonly OutgoingEvent[], seed: number, now: number): Promise<void> {
  await send(tangled, inOrder(events.filter((event) => event.type === kpiSourceCovered.type)));
  const others = events.filter((event) => event.type !== kpiSourceCovered.type);
  const stragglers = stragglersOf(others, seed).filter((_event, index) => index % SEEDS.length === SEEDS.indexOf(seed));
  const late = new Set(stragglers);
  const first = others.filter((event) => !late.has(event));
  await deliver(tangled, shuffledTwiceAndLate(first, seed), now);
  const unmarked = (await changedUnmarked(now)).map((id) => `${id} by one of many`);
  for (const event of stragglers) {
    await send(tangled, [{ event, at: now }]);
    unmarked.push(...(await changedUnmarked(now)).map((id) => `${id} by ${event.type} ${event.id}`));
  }
  expect(unmarked).toEqual([]);
}
/** Computes all exposures anew; returns the answers of those that are others now, although nothing had marked them. */
async function changedUnmarked(now: number): Promise<readonly string[]> {
  const marked = await waiting();
  const before = new Set(await exposures(tangled));
  await computeAllAnew(now);
  const changed = (await exposures(tangled)).filter((row) => !before.has(row));
  return changed.flatMap((row) => row.split(' ', 1)).filter((id) => !marked.has(id));
}
async function waiting(): Promise<ReadonlySet<string>> {
  const rows = await tangled.query<{ response_id: string }>(
    'kpi-correlation',
    sql`select response_id from answer where compute_at < settles_at`,
  );
  return new Set(rows.map(({ response_id }) => response_id));
}
async function computeAllAnew(now: number): Promise<void> {
  await tangled.query('kpi-correlation', sql`update answer set compute_at = answered_at where not withdrawn`);
  await tangled.send([aTick(now)], { timestamp: now });
  await eventually(async () => expect(await waiting()).toEqual(new Set()));
}

const text = (rows: readonly { readonly row: string }[]): readonly string[] => rows.map(({ row }) => row);
const totals = async (suite: Suite): Promise<readonly string[]> =>
  text(
    await suite.query<{ row: string }>(
      'kpi-correlation',
      sql`select concat_ws(' ', scope, scope_id, day, kpi, part, events, trim_scale(amount), 'by', trim_scale(weight)) as row
        from kpi_daily order by scope_id collate "C", scope, day, kpi collate "C", part`,
    ),
  );
const exposures = async (suite: Suite): Promise<readonly string[]> =>
  text(
    await suite.query<{ row: string }>(
      'kpi-correlation',
      sql`select concat_ws(' ', response_id, window_days, kpis, evidence) as row from exposure where latest order by response_id collate "C", window_days`,
    ),
  );

it.each(SEEDS)(
  'is the same week whatever the order, number and delay of its events (seed %i)',
  async (seed) => {
    const events = aWeek(seed);
    const now = SETTLED + round++ * DAY_MS;
    await Promise.all([deliver(straight, inOrder(events), now), deliverTangled(events, seed, now)]);
    const [expected, expectedExposures] = [await totals(straight), await exposures(straight)];
    expect(await totals(tangled)).toEqual(expected);
    expect(await exposures(tangled)).toEqual(expectedExposures);

    const ours = expected.filter((row) => row.includes(`-${seed}-`));
    for (const told of [
      'events',
      'states',
      'outage.minutes',
      'outage.count',
      'ticket.open.hours',
      'ticket.resolution.hours',
      'ticket.overdue.count',
      'interaction.repeat.count',
      'order.late.days',
      'bill.overdue.days',
      'bill.dispute.open.hours',
    ]) {
      expect(ours.some((row) => row.includes(` ${told} `))).toBe(true);
    }
    expect(expectedExposures.filter((row) => row.includes(`-${seed}-`))).toHaveLength(12);
  },
  120_000,
);

describe('a consumer group that is rewound to the beginning', () => {
  const replayed = async (before: () => Promise<unknown>): Promise<void> => {
    await service.stop();
    await before();
    await tangled.kafka.forgetGroup('kpi-correlation');
    service = await tangled.start('kpi-correlation', SETTINGS);
    const last = SETTLED + (round - 1) * DAY_MS;
    await tangled.settled('kpi-correlation', { now: last, withinMs: 60_000 });
    // What came after an answer marks it, and marks are gathered for a minute.
    const later = last + HOUR_MS;
    await tangled.send([aTick(later)], { timestamp: later });
    await tangled.settled('kpi-correlation', { now: later, withinMs: 60_000 });
  };
  const empty = () =>
    tangled.query(
      'kpi-correlation',
      sql`truncate event, event_key, entity, entity_event, entity_reach, fact_reach, state_scope, kpi_daily, source_coverage, customer, subscription,
        subscription_version, topology_link, answer, exposure, record_position, record_fate`,
    );

  it.each([
    ['and finds everything there', async () => undefined],
    ['and finds empty tables', empty],
  ])(
    'makes the same tables, %s',
    async (_how, before) => {
      const [expected, expectedExposures] = [await totals(tangled), await exposures(tangled)];
      expect(expected.length).toBeGreaterThan(100);
      await replayed(before);
      expect(await totals(tangled)).toEqual(expected);
      expect(await exposures(tangled)).toEqual(expectedExposures);
    },
    120_000,
  );
});
