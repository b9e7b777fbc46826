import type { Instant } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { changesAfter, mastersAt } from './life-events.js';
import { usageAt } from './line-course.js';
import { createNetwork } from './network.js';
import { createPopulation } from './population.js';
import { holds } from './span.js';

const profile = loadProfile('default');
const historyFrom = Date.parse('2026-09-28T00:00:00Z');
const changes = { simSwap: 0.5, handover: 0.4, portedNumber: 0.6, movedHouse: 0.6, changedHabits: 0.6 };
const restless = { ...profile, people: { ...profile.people, changes } };
const population = createPopulation(6, restless, createNetwork(6, restless, 250), 250, historyFrom);
const masters = mastersAt(population, historyFrom);
const later = changesAfter(population, historyFrom);
const told = [...masters, ...later.flatMap(({ events }) => events())].map(({ type, key, time, data }) => ({
  type,
  key,
  time,
  data: data as Readonly<Record<string, unknown>>,
}));
const of = (type: string, subscriptionId: string) =>
  told.filter((event) => event.type === type && event.data['subscriptionId'] === subscriptionId);
const at = (time: unknown): Instant => Date.parse(String(time));

/** Every moment at which something changes for somebody, and the seconds around it. */
const moments = later.flatMap(({ at: change }) => [change - 1000, change, change + 1000]).slice(0, 1_500);

describe('what master data tell', () => {
  it('is told when it holds from, never before, and each record counts its versions', () => {
    for (const { at: change, events } of later) for (const { time } of events()) expect(time).toBe(change);
    const versions = new Map<string, number>();
    for (const { key, data } of told) {
      const known = versions.get(key ?? '') ?? 0;
      expect(data['version']).toBe(known + 1);
      versions.set(key ?? '', known + 1);
    }
  });

  it('says whose each line is, at every moment', () => {
    for (const line of population.lines) {
      const versions = of('master.subscription.upserted.v1', line.subscription.subscriptionId);
      for (const { from } of line.owners) {
        for (const moment of [from, from - 1].filter((one) => one > line.lives.from)) {
          const owner = line.owners.find((spell) => holds(spell, moment));
          const said = versions.filter(({ time }) => time <= moment).at(-1) ?? versions[0];
          expect(said?.data['customerId']).toBe(owner?.customer.customerId);
          expect(said?.data['contactId']).toBe(owner?.contactId);
        }
      }
    }
  });

  it('says where each line is used and by what share, at every moment', () => {
    for (const line of population.lines) {
      const events = of('master.topology.upserted.v1', line.subscription.subscriptionId);
      const links = [...new Map(events.map((event) => [event.data['linkId'], event.data])).values()];
      for (const moment of [
        ...line.usage.flatMap(({ from, to }) => [from, from + 1000, to - 1000]),
        ...moments.slice(0, 30),
      ]) {
        if (!holds(line.lives, moment)) continue;
        const holding = new Map(
          links
            .filter((link) => at(link['validFrom']) <= moment)
            .sort((one, other) => at(one['validFrom']) - at(other['validFrom']))
            .map((link) => [link['resourceId'], link] as const),
        );
        const carried = [...holding.values()]
          .filter(({ validTo }) => validTo === undefined || moment < at(validTo))
          .map(({ resourceId, weight }) => [resourceId, weight]);
        const planted = usageAt(line, moment).cells.map(({ cell, share }) => [cell.cellId, share]);
        expect(new Map(carried as [string, number][])).toEqual(new Map(planted as [string, number][]));
      }
    }
  });

  it('ends a line whose number is ported, and all its links', () => {
    const ended = population.lines.filter(({ lives }) => lives.to < Infinity);
    expect(ended.length).toBeGreaterThan(10);
    for (const { subscription, lives } of ended) {
      const last = of('master.subscription.upserted.v1', subscription.subscriptionId).at(-1);
      expect(last?.data).toMatchObject({ status: 'terminated', terminatedAt: new Date(lives.to).toISOString() });
      const links = of('master.topology.upserted.v1', subscription.subscriptionId);
      const open = new Map(links.map(({ data }) => [data['resourceId'], data['validTo']]));
      expect([...open.values()]).not.toContain(undefined);
    }
  });

  it('introduces whoever takes over a line no later than the line goes over', () => {
    for (const { customer, since } of population.heirs) {
      const introduced = told.filter(
        ({ key }) => key === customer.customerId || key === customer.contacts[0]?.contactId,
      );
      expect(introduced.map(({ time }) => time)).toEqual([since, since]);
    }
    expect(population.heirs.length).toBeGreaterThan(30);
  });
});
