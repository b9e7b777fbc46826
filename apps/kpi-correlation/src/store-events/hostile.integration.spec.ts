import type { AlarmChanged } from '@sidetone/contracts/events';
import { expandHostileLine, HOSTILE_NOW, readFixtureWorld, readHostileLines } from '@sidetone/contracts/testing';
import type { HostileInput } from '@sidetone/contracts/testing';
import type { Fact } from '@sidetone/domain/kpi';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { sql, unnest } from '@sidetone/platform/database';
import { listDeadLetters } from '@sidetone/platform/messaging';
import { aResponse, aSubscription } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { foldOutages } from '../compute-exposures/fold-outages.js';
import type { Told } from '../compute-exposures/told.js';
import { homeOf } from './testing/hostile-homes.js';

/** Each line of the hostile file that enters by a topic of this service, in a fresh world of `fixtures.json`. */
const lines = readHostileLines()
  .filter((line) => homeOf(line) === 'kpi-correlation')
  .map(expandHostileLine)
  .map((line) => ({ ...line, input: asRecord(line.input), before: line.before.map(asRecord) }));

type HostileRecord = Extract<HostileInput, { kind: 'record' }>;
function asRecord(input: HostileInput): HostileRecord {
  if (input.kind !== 'record')
    throw new Error(`${input.method} ${input.path} is no record; homeOf sent it to the wrong test.`);
  return input;
}

interface Fixtures {
  readonly customers: readonly { readonly customerId: string; readonly segment: string; readonly version: number }[];
  readonly subscriptions: readonly {
    readonly subscriptionId: string;
    readonly customerId: string;
    readonly status: string;
    readonly version: number;
  }[];
  readonly topology: readonly {
    readonly linkId: string;
    readonly version: number;
    readonly validFrom: string;
    readonly validTo?: string;
    readonly weight: number;
  }[];
}
const fixtures = readFixtureWorld() as Fixtures;

const SERVICE = 'kpi-correlation';
let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start(SERVICE, { CLOCK: 'simulated', OPERATOR_TIME_ZONE: 'Europe/Helsinki' });
});
afterAll(async () => {
  await suite.close();
});
beforeEach(async () => {
  await suite.query(
    SERVICE,
    sql`truncate event, event_key, entity_event, entity_reach, kpi_daily, source_coverage, customer, subscription, subscription_version, topology_link, answer, exposure, record_fate, record_example, record_position`,
  );
  const customers = unnest({ customerId: 'text', segment: 'text', version: 'int8' }, fixtures.customers);
  await suite.query(
    SERVICE,
    sql`insert into customer (customer_id, segment, version) select customerId, segment, version from ${customers}`,
  );
  const subscriptions = unnest(
    { subscriptionId: 'text', customerId: 'text', status: 'text', version: 'int8' },
    fixtures.subscriptions,
  );
  await suite.query(
    SERVICE,
    sql`insert into subscription (subscription_id, customer_id, status, version)
      select subscriptionId, customerId, status, version from ${subscriptions}`,
  );
  const links = unnest(
    { linkId: 'text', validFrom: 'timestamptz', validTo: 'timestamptz', weight: 'float8', version: 'int8' },
    fixtures.topology,
    'link',
  );
  await suite.query(
    SERVICE,
    sql`insert into topology_link (link_id, resource_id, resource_kind, subscription_id, valid_from, valid_to, weight, version)
      select linkId, split_part(linkId, '|', 2), 'cell', split_part(linkId, '|', 1), validFrom, validTo, weight, version from ${links}`,
  );
});

interface StoredEvent {
  readonly time: string;
  readonly kpi: string | null;
  readonly amount: number | null;
  readonly late: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}
const get = async <T>(path: string): Promise<T> => (await service.call('GET', path)).body as T;
const eventsOf = (subscriptionId: string) =>
  get<{ linked: boolean; items: readonly StoredEvent[] }>(`/v1/subscriptions/${subscriptionId}/events`);
const dropsByDay = async () =>
  (
    await get<{ items: readonly { period: string; events: number }[] }>(
      '/v1/kpis/voice.drop.count/series?from=2026-11-01&to=2026-11-30',
    )
  ).items.filter(({ events }) => events > 0);
const unlinked = async () => (await get<{ items: readonly { type: string; events: number }[] }>('/v1/unlinked')).items;

/** The exposure of an answer at the world's present, with every source complete. */
async function exposureAt(subscriptionId: string): Promise<Readonly<Record<string, number | undefined>>> {
  const window = [toIso(HOSTILE_NOW - 60 * DAY_MS), toIso(HOSTILE_NOW + DAY_MS)];
  await suite.query(
    SERVICE,
    sql`insert into source_coverage values ('all', 'subscription', '{}', gen_random_uuid(), ${window[0]}, ${window[1]}, true, 1)`,
  );
  const number = `${subscriptionId}-${Date.now()}`;
  await suite.send([aResponse(number, HOSTILE_NOW, { subscriptionId })], { timestamp: HOSTILE_NOW });
  const { body } = await eventually(async () => {
    const answer = await service.call('GET', `/v1/responses/RSP-${number}/exposure`);
    expect(answer.status).toBe(200);
    return answer;
  });
  const { kpis } = body as { kpis: readonly { kpi: string; value?: number }[] };
  return Object.fromEntries(kpis.map(({ kpi, value }) => [kpi, value]));
}

const statusIs = (status: string) => async () => {
  const { items } = await eventsOf('SUB-1001');
  expect(items[0]?.data['status']).toBe(status);
};
const linkedTo = (subscriptionId: string) => async () => {
  expect(await eventsOf(subscriptionId)).toMatchObject({ linked: true, items: [{ kpi: 'voice.drop.count' }] });
  expect(await unlinked()).toEqual([]);
};
const notCountedForSub1001 = async () => {
  expect((await eventsOf('SUB-1001')).items).toEqual([]);
  expect((await exposureAt('SUB-1001'))['voice.drop.count']).toBe(0);
  expect(await unlinked()).toMatchObject([{ type: 'oss.call.failure.v1', events: 1 }]);
};

/** The outages that the stored events of the world's one alarm tell of. */
async function outagesStored(differently: Partial<AlarmChanged> = {}): Promise<Fact[]> {
  const rows = await suite.query<Told<AlarmChanged>>(
    SERVICE,
    sql`select event_id as "eventId", type, (extract(epoch from happened_at) * 1000)::float8 as time,
        (extract(epoch from arrived_at) * 1000)::float8 as "arrivedAt", data::jsonb as data
      from event where type = 'oss.alarm.changed.v1'`,
  );
  const alarm = rows.map((told) => ({ ...told, data: { ...told.data, ...differently } }));
  return foldOutages({ alarms: [alarm], problems: [] });
}

/** What the file says in words under `effect`, by the name of its line. */
const effects: Readonly<Record<string, () => Promise<void>>> = {
  'foreign-key': linkedTo('SUB-1001'),
  'duplicate-same-body': async () => expect(await dropsByDay()).toMatchObject([{ events: 1 }]),
  'duplicate-other-body': async () =>
    expect((await eventsOf('SUB-1001')).items).toMatchObject([{ data: { durationSec: 53 } }]),
  'id-trailing-blank': linkedTo('SUB-1001'),
  'id-other-case': notCountedForSub1001,
  'homoglyph-id': notCountedForSub1001,
  'zero-width-around-id': linkedTo('SUB-1001'),
  'unknown-subscription': async () => {
    expect(await unlinked()).toMatchObject([{ type: 'oss.call.failure.v1', events: 1 }]);
    await suite.send([aSubscription('SUB-9999', HOSTILE_NOW)], { timestamp: HOSTILE_NOW });
    await eventually(linkedTo('SUB-9999'));
    expect((await exposureAt('SUB-9999'))['voice.drop.count']).toBe(1);
  },
  'five-days-late': async () => expect(await dropsByDay()).toMatchObject([{ period: '2026-11-18', events: 1 }]),
  'time-odd-offset': async () =>
    expect((await eventsOf('SUB-1001')).items).toMatchObject([{ time: '2026-11-23T09:45:00.000Z' }]),
  'closed-before-created': async () => {
    await statusIs('closed')();
    expect((await exposureAt('SUB-1001'))['ticket.open.hours']).toBe(0);
  },
  'created-after-closed': async () =>
    expect(await exposureAt('SUB-1001')).toMatchObject({
      'ticket.open.hours': 1,
      'ticket.resolution.hours': 1,
      'ticket.reopened.count': 0,
    }),
  'reopened-after-closed': async () =>
    expect(await exposureAt('SUB-1001')).toMatchObject({ 'ticket.reopened.count': 1, 'ticket.open.hours': 2 }),
  'status-from-newer-tmf': statusIs('escalatedToPartner'),
  'status-blank-and-case': statusIs('inProgress'),
  'failure-withdrawn': async () => {
    expect(await dropsByDay()).toEqual([]);
    expect((await exposureAt('SUB-1001'))['voice.drop.count']).toBe(0);
  },
  'measurement-newer-revision': async () =>
    expect(
      await suite.query(SERVICE, sql`select round(amount / weight, 2)::float8 as amount from event where used`),
    ).toEqual([{ amount: 0.05 }]),
  'month-end-local-midnight': async () =>
    expect(
      await suite.query(
        SERVICE,
        sql`select ("periodStart" at time zone 'Europe/Helsinki')::text as "from", ("periodEnd" at time zone 'Europe/Helsinki')::text as "to",
            (extract(epoch from "periodEnd" - "periodStart") / 3600)::float8 as hours
          from event, jsonb_to_record(data::jsonb) as bill("periodStart" timestamptz, "periodEnd" timestamptz)`,
      ),
    ).toEqual([{ from: '2026-10-01 00:00:00', to: '2026-11-01 00:00:00', hours: 31 * 24 + 1 }]),
  'planned-work-alarm': async () => {
    expect(await outagesStored()).toEqual([]);
    expect(await outagesStored({ planned: false })).toHaveLength(1);
  },
  'topology-open-end-9999': async () =>
    expect(
      await suite.query(
        SERVICE,
        sql`select valid_to, version::int as version from topology_link where resource_id = 'CELL-HEL-0412-1'`,
      ),
    ).toEqual([{ valid_to: null, version: 2 }]),
};

const FATES = {
  accept: { stored: 1, dropped: 0, deadLettered: 0 },
  acceptLate: { stored: 1, dropped: 0, deadLettered: 0 },
  drop: { stored: 0, dropped: 1, deadLettered: 0 },
  deadLetter: { stored: 0, dropped: 0, deadLettered: 1 },
  reject400: { stored: 0, dropped: 0, deadLettered: 1 },
};

it('knows how to check each effect that the file promises', () => {
  expect(Object.keys(effects).sort()).toEqual(
    lines
      .filter(({ effect }) => effect !== undefined)
      .map(({ name }) => name)
      .sort(),
  );
});

it.each(lines.map((line) => [line.name, line] as const))('%s', async (name, { expect: expected, before, input }) => {
  const { topic } = input;
  await suite.sendRecords([...before, input].map(({ kind: _kind, ...record }) => record));
  const fates = await eventually(
    async () => {
      const found = await fatesOf(suite, SERVICE, topic);
      expect(found.total).toBe(before.length + 1);
      return found;
    },
    { everyMs: 10 },
  );
  const { stored, dropped, deadLettered } = FATES[expected];
  expect(fates).toMatchObject({ stored: before.length + stored, dropped, deadLettered });
  if (stored > 0 && !topic.startsWith('master.')) {
    const newest = sql`select late from event order by (data::jsonb->>'revision')::float8 desc nulls last, event_id desc limit 1`;
    expect(await suite.query(SERVICE, newest)).toEqual([{ late: expected === 'acceptLate' }]);
  }
  await effects[name]?.();
});

it('keeps every refused record on the dead-letter topic as it came, and nothing else', async () => {
  const refused = lines.filter(({ expect: expected }) => expected === 'deadLetter');
  for (const topic of new Set(lines.map(({ input }) => input.topic))) {
    const expected = refused.filter(({ input }) => input.topic === topic).map(({ input }) => bytesOf(input.value));
    const letters = await eventually(async () => {
      const found = await listDeadLetters(suite.kafka, topic);
      expect(found).toHaveLength(expected.length);
      return found;
    });
    expect(letters.map(({ record }) => bytesOf(record.value)).sort()).toEqual(expected.sort());
    expect(letters.filter(({ reason }) => reason === '')).toEqual([]);
    expect(new Set(letters.map(({ record }) => record.timestamp))).toEqual(
      new Set(letters.length > 0 ? [HOSTILE_NOW] : []),
    );
  }
});

function bytesOf(value: Buffer | string | null): string {
  return value === null ? 'no value' : Buffer.from(value).toString('base64');
}
