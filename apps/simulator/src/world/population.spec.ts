import { DAY_MS } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { drawChanges } from './life-changes.js';
import { createNetwork } from './network.js';
import { createPopulation } from './population.js';
import type { Profile } from './profile.js';

const profile = loadProfile('default');
const historyFrom = Date.parse('2026-09-28T00:00:00Z');
const often = { simSwap: 0.5, handover: 0.3, portedNumber: 0.5, movedHouse: 0.5, changedHabits: 0.5 };
const restless = { ...profile, people: { ...profile.people, changes: often } };
const populationOf = (seed: number, of: Profile = restless) =>
  createPopulation(seed, of, createNetwork(seed, of, 300), 300, historyFrom);
const populations = [1, 2, 3].map((seed) => populationOf(seed));
const lines = populations.flatMap((population) => population.lines);

describe('the population', () => {
  it('leaves no line without an owner and none with two, from ever before to ever after', () => {
    for (const { owners } of lines) {
      expect(owners.map(({ from }) => from)).toEqual([-Infinity, ...owners.slice(0, -1).map(({ to }) => to)]);
      expect(owners.at(-1)?.to).toBe(Infinity);
      for (const { from, to } of owners) expect(from).toBeLessThan(to);
    }
    expect(lines.filter(({ owners }) => owners.length > 1).length).toBeGreaterThan(100);
  });

  it('never carries more than the whole use of a line, and always the same line somewhere', () => {
    for (const { usage, lives } of lines) {
      expect(usage.map(({ from }) => from)).toEqual([lives.from, ...usage.slice(0, -1).map(({ to }) => to)]);
      expect(usage.at(-1)?.to).toBe(lives.to);
      for (const { cells, from, to } of usage) {
        expect(from).toBeLessThan(to);
        expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1);
        expect(new Set(cells.map(({ cell }) => cell)).size).toBe(cells.length);
        expect(cells.every(({ share }) => share > 0)).toBe(true);
      }
    }
    expect(lines.filter(({ usage }) => usage.length > 1).length).toBeGreaterThan(100);
    expect(lines.filter(({ usage }) => usage[0]?.cells.length === 2).length).toBeGreaterThan(100);
  });

  it('lets another line of the same customer begin where a number is ported', () => {
    const ended = lines.filter(({ lives }) => lives.to < Infinity);
    for (const { lives, owners } of ended) {
      const next = lines.filter(
        (line) => line.lives.from === lives.to && line.owners[0]?.customer === owners[0]?.customer,
      );
      expect(next).toHaveLength(1);
      expect(owners[0]?.customer.accountLevel).toBe(true);
    }
    expect(ended.length).toBeGreaterThan(30);
  });

  it('gives every subscription, service, customer and person an id of their own', () => {
    for (const { lines: some, heirs, customers } of populations) {
      const people = [...customers, ...heirs.map(({ customer }) => customer)];
      for (const ids of [
        some.map(({ subscription }) => subscription.subscriptionId),
        some.map(({ subscription }) => subscription.serviceId),
        people.map(({ customerId }) => customerId),
        people.flatMap(({ contacts }) => contacts.map(({ contactId }) => contactId)),
      ])
        expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('sells lines of companies to other companies, and hands those of people to one more person', () => {
    const [{ lines: some, customers }] = [populationOf(4)];
    const known = new Set(customers);
    for (const { owners } of some) {
      const [seller, buyer] = owners;
      if (!seller || !buyer) continue;
      expect(buyer.customer).not.toBe(seller.customer);
      expect(known.has(buyer.customer)).toBe(seller.customer.segment !== 'consumer');
      expect(buyer.contactId === undefined).toBe(seller.contactId === undefined);
    }
  });

  it('changes nothing of one kind when another kind becomes more frequent', () => {
    const more = { ...restless, people: { ...restless.people, changes: { ...often, movedHouse: 5 } } };
    const swaps = (of: typeof restless) => drawChanges('SUB-1', true, of, 9, historyFrom).simSwappedAt - historyFrom;
    expect(swaps(more)).toBe(swaps(restless));
    expect(swaps(restless)).toBeGreaterThan(0);
  });

  it('stands still where the profile knows of no changes', () => {
    const { changes: _changes, accountLevelConsumers: _shared, ...people } = profile.people;
    const { workCell: _work, ...network } = profile.network;
    const still = populationOf(1, { ...profile, people, network });
    expect(still.heirs).toEqual([]);
    for (const { owners, usage, lives, simSwappedAt } of still.lines) {
      expect([owners.length, usage.length, usage[0]?.cells.length]).toEqual([1, 1, 1]);
      expect([lives.to, simSwappedAt]).toEqual([Infinity, Infinity]);
    }
  });

  it('changes about as often as the profile says', () => {
    const { lines: many } = createPopulation(5, profile, createNetwork(5, profile, 3_000), 3_000, historyFrom);
    const swapped = many.filter(({ simSwappedAt }) => simSwappedAt < historyFrom + 56 * DAY_MS).length;
    const expected = many.length * (1 - Math.exp(-2 * (profile.people.changes?.simSwap ?? 0)));
    expect(Math.abs(swapped - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
