import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { isOutage } from './outage.js';
import { createNetwork } from './network.js';
import { outagesOfWeek } from './outages-of-week.js';
import { createWorld } from './index.js';
import { toldBy, type ToldEvent } from './testing/told.js';

const profile = loadProfile('default');
const changes = { simSwap: 0.3, handover: 0.4, portedNumber: 0.5, movedHouse: 0.4, changedHabits: 0.3 };
const eventful = {
  ...profile,
  people: { ...profile.people, changes },
  outages: { ...(profile.outages ?? raise()), burstsPer28Days: 4, toldLate: 0 },
  disorder: { ...profile.disorder, late: 0 },
};
const endsAt = Date.parse('2026-11-23T00:00:00Z');
const world = createWorld({ profile: eventful, seed: 11, customers: 150, days: 28, endsAt });
const told = toldBy(world, endsAt);
const at = (time: unknown): Instant => Date.parse(String(time));

function raise(): never {
  throw new Error('The default profile has outages.');
}

const of = (type: string): readonly ToldEvent[] => told.filter((event) => event.type === type);
const latest = (events: readonly ToldEvent[], id: string): readonly ToldEvent[] => [
  ...new Map(events.map((event) => [event.data[id], event])).values(),
];

/** Whose a line is by what was told: the last version that holds at the moment, or the first one before all. */
function ownerOf(subscriptionId: string, moment: Instant): unknown {
  const versions = of('master.subscription.upserted.v1')
    .filter(({ data }) => data['subscriptionId'] === subscriptionId)
    .sort((one, other) => Number(one.data['version']) - Number(other.data['version']));
  return (versions.filter(({ time }) => time <= moment).at(-1) ?? versions[0])?.data['customerId'];
}

const links = latest(of('master.topology.upserted.v1'), 'linkId').map(({ data }) => data);
/** The share of a line's use on a cell by the links told: the one that began last counts, until it ends. */
function shareOn(cellId: unknown, subscriptionId: string, moment: Instant): number {
  const last = links
    .filter((link) => link['subscriptionId'] === subscriptionId && link['resourceId'] === cellId)
    .filter((link) => at(link['validFrom']) <= moment)
    .sort((one, other) => at(one['validFrom']) - at(other['validFrom']))
    .at(-1);
  if (!last || (last['validTo'] !== undefined && at(last['validTo']) <= moment)) return 0;
  return Number(last['weight']);
}

const raised = of('oss.alarm.changed.v1').filter(({ data }) => data['change'] === 'raised');
const clearedAt = new Map(
  of('oss.alarm.changed.v1')
    .map(({ data }) => [data['alarmId'], data['clearedAt']] as const)
    .filter(([, when]) => when),
);
const alarms = raised
  .filter(
    ({ data }) =>
      ['critical', 'major'].includes(String(data['severity'])) &&
      data['serviceAffecting'] === true &&
      data['planned'] !== true,
  )
  .map(({ data, time }) => ({
    cellId: data['resourceId'],
    from: time,
    to: at(clearedAt.get(data['alarmId']) ?? '2100-01-01T00:00:00Z'),
  }));
const problems = latest(of('oss.problem.changed.v1'), 'problemId').map(({ data }) => ({
  services: new Set(data['serviceIds'] as string[]),
  from: at(data['openedAt']),
  to: data['resolvedAt'] === undefined ? Infinity : at(data['resolvedAt']),
}));
const serviceOf = new Map(
  of('master.subscription.upserted.v1').map(({ data }) => [
    data['subscriptionId'],
    (data['serviceIds'] as string[])[0],
  ]),
);

/** Looks at every whole minute by itself, with no spell, union or cut. */
function minutesAway(customerId: string, subscriptionIds: readonly string[], answeredAt: Instant): number {
  let minutes = 0;
  for (let moment = answeredAt - 28 * DAY_MS; moment < answeredAt; moment += MINUTE_MS) {
    const here = alarms.filter(({ from, to }) => from <= moment && moment < to);
    const noted = problems.filter(({ from, to }) => from <= moment && moment < to);
    if (here.length === 0 && noted.length === 0) continue;
    for (const id of subscriptionIds) {
      const shares = [
        ...here.map(({ cellId }) => shareOn(cellId, id, moment)),
        ...noted.map(({ services }) => (services.has(serviceOf.get(id) ?? '') ? 1 : 0)),
      ];
      const worst = Math.max(0, ...shares);
      if (worst > 0 && ownerOf(id, moment) === customerId) minutes += worst;
    }
  }
  return minutes;
}

describe('what is told of outages', () => {
  it('reaches precisely the lines on the cell at that time, each while it was theirs', () => {
    const moment = endsAt - HOUR_MS;
    const eventfulLines = world.lines.filter(
      ({ owners, usage, lives }) => owners.length + usage.length > 2 || lives.to < endsAt,
    );
    const contacts = eventfulLines
      .flatMap(({ owners }) => owners)
      .filter(({ customer, from }) => customer.accountLevel && from < moment)
      .map(({ customer }) => customer);
    const asked = [...new Set(contacts)].slice(0, 12);
    expect(asked.length).toBe(12);
    const compared = asked.map((customer) => {
      const lines = world.lines.filter(({ owners }) => owners.some((owner) => owner.customer === customer));
      const ids = lines.map(({ subscription }) => subscription.subscriptionId);
      const planted = world.exposuresOf(customer.contacts[0]?.contactId ?? '', moment)['outage.minutes'].value;
      return { planted, told: minutesAway(customer.customerId, ids, moment), ends: alarms.length + problems.length };
    });
    // Looking once a minute misses or adds at most a minute at each end of each outage.
    for (const { planted, told: counted } of compared)
      expect(Math.abs(planted - counted)).toBeLessThan(0.03 * planted + 4);
    expect(Math.max(...compared.map(({ planted }) => planted))).toBeGreaterThan(60);
  });

  it('is more than what counts: announced work and alarms without harm are among it, and overlap it', () => {
    const network = createNetwork(3, eventful, 2_000);
    const weeks = network.cells.flatMap((cell) =>
      [0, 1, 2, 3].map((index) =>
        outagesOfWeek({
          cell,
          index,
          weekStart: index * 7 * DAY_MS,
          outages: eventful.outages,
          seed: 3,
          servicesIn: () => ['SVC-1'],
        }),
      ),
    );
    const all = weeks.flatMap((week) => week.alarms);
    const counting = all.filter(isOutage);
    expect(counting.length).toBeGreaterThan(100);
    expect(all.filter(({ says }) => says.planned === true).length).toBeGreaterThan(20);
    expect(all.filter(({ says }) => says.serviceAffecting === undefined).length).toBeGreaterThan(20);
    expect(counting.every(({ says }) => says.planned !== true && says.serviceAffecting === true)).toBe(true);
    const overlapping = counting.filter((one) =>
      counting.some((other) => other !== one && other.cell === one.cell && one.from < other.to && other.from < one.to),
    );
    expect(overlapping.length).toBeGreaterThan(20);
    const ids = [...all, ...weeks.flatMap((week) => week.problems)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('comes late and out of order where the profile says so, and is whole in the end', () => {
    const disorderly = { ...eventful, outages: { ...eventful.outages, toldLate: 0.5 } };
    const late = createWorld({ profile: disorderly, seed: 11, customers: 150, days: 28, endsAt });
    const order = late.eventsUntil(endsAt).filter(({ topic, fate }) => topic === 'oss.alarm.v1' && fate === 'stored');
    const position = new Map(order.map(({ id }, index) => [id, index]));
    const swapped = order.filter(({ id }) => {
      const cleared = position.get(id.replace('-raised', '-cleared'));
      return id.endsWith('-raised') && cleared !== undefined && cleared < (position.get(id) ?? 0);
    });
    expect(swapped.length).toBeGreaterThan(10);
    expect(order.every((emission) => emission.kind === 'event' && emission.event.time <= emission.emittedAt)).toBe(
      true,
    );
  });
});
