import fc from 'fast-check';
import { DAY_MS, type Instant } from '../time/index.js';
import { effectiveLinks, type TopologyLink } from './effective-links.js';
import { ownershipSpells, type SubscriptionVersion } from './ownership-spells.js';
import { reachesOfLine } from './reaches-of-line.js';

const DAY_0 = Date.UTC(2026, 10, 1);
const day = (number: number): Instant => DAY_0 + number * DAY_MS;

const version = (number: number, from: number, customerId: string, serviceIds: string[] = []): SubscriptionVersion => ({
  version: number,
  validFrom: day(from),
  customerId,
  serviceIds,
});
const link = (
  resourceId: string,
  from: number,
  to: number | undefined,
  weight: number,
  kind = 'cell',
): TopologyLink => ({
  resourceId,
  resourceKind: kind,
  validFrom: day(from),
  ...(to === undefined ? {} : { validTo: day(to) }),
  weight,
});

describe('whose a subscription was', () => {
  it('changes where a greater version begins; the first holds before it as well', () => {
    expect(ownershipSpells([version(2, 5, 'B'), version(1, 0, 'A')])).toMatchObject([
      { customerId: 'A', from: -Infinity, to: day(5) },
      { customerId: 'B', from: day(5), to: Infinity },
    ]);
  });

  it('is told by the greater version where it begins earlier than a smaller', () => {
    expect(ownershipSpells([version(1, 0, 'A'), version(2, 9, 'B'), version(3, 4, 'C')])).toMatchObject([
      { customerId: 'A', to: day(4) },
      { customerId: 'C', from: day(4), to: Infinity },
    ]);
  });

  it('has neither gaps nor overlaps, whatever the order in which versions come', () => {
    const versions = fc.uniqueArray(
      fc.record({ version: fc.nat(50), from: fc.nat(100), customer: fc.constantFrom('A', 'B', 'C') }),
      { selector: (one) => one.version, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(versions, fc.nat(), (told, seed) => {
        const all = told.map((one) => version(one.version, one.from, one.customer));
        const spells = ownershipSpells(all);
        const turned = [...all.slice(seed % all.length), ...all.slice(0, seed % all.length)];
        expect(ownershipSpells(turned)).toEqual(spells);
        expect(spells[0]?.from).toBe(-Infinity);
        expect(spells.at(-1)?.to).toBe(Infinity);
        spells.slice(1).forEach((spell, index) => expect(spell.from).toBe(spells[index]?.to));
      }),
    );
  });
});

describe('which resources carried a subscription', () => {
  it('ends a link where a later one of the same pair begins', () => {
    expect(effectiveLinks([link('CELL-1', 0, undefined, 0.6), link('CELL-1', 10, 20, 0.4)])).toEqual([
      { resourceId: 'CELL-1', from: day(0), to: day(10), share: 0.6, scaled: false },
      { resourceId: 'CELL-1', from: day(10), to: day(20), share: 0.4, scaled: false },
    ]);
  });

  it('scales the shares of a kind that sum to more than a whole, only while they do, and says so', () => {
    const carried = effectiveLinks([
      link('CELL-1', 0, 10, 0.8),
      link('CELL-2', 5, 10, 0.8),
      link('OLT-1', 0, 10, 1, 'olt'),
    ]);
    expect(carried).toEqual([
      { resourceId: 'CELL-1', from: day(0), to: day(5), share: 0.8, scaled: false },
      { resourceId: 'CELL-1', from: day(5), to: day(10), share: 0.5, scaled: true },
      { resourceId: 'CELL-2', from: day(5), to: day(10), share: 0.5, scaled: true },
      { resourceId: 'OLT-1', from: day(0), to: day(10), share: 1, scaled: false },
    ]);
  });

  it('takes a sum that is a whole but for rounding as it is', () => {
    expect(effectiveLinks([link('CELL-1', 0, 1, 0.6005), link('CELL-2', 0, 1, 0.4)])).toMatchObject([
      { share: 0.6005, scaled: false },
      { share: 0.4, scaled: false },
    ]);
  });

  it('never lets the shares of one kind sum to more than a whole', () => {
    const links = fc.array(
      fc
        .record({
          resource: fc.constantFrom('CELL-1', 'CELL-2', 'CELL-3'),
          from: fc.nat(20),
          days: fc.integer({ min: 1, max: 20 }),
          weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
        })
        .map(({ resource, from, days, weight }) => link(resource, from, from + days, weight)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(links, fc.nat(40), (all, at) => {
        const now = effectiveLinks(all).filter(({ from, to }) => from <= day(at) && day(at) < to);
        expect(now.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001 + 1e-9);
        expect(new Set(now.map(({ resourceId }) => resourceId)).size).toBe(now.length);
      }),
    );
  });
});

describe('through what events reach a customer by one line', () => {
  const reach = (customerId: string, versions: SubscriptionVersion[], links: TopologyLink[] = []) =>
    reachesOfLine('SUB-1', customerId, versions, links);

  it('takes a line that no master knows at the respondent’s word', () => {
    expect(reach('A', [])).toEqual([
      { kind: 'subscription', id: 'SUB-1', within: { from: -Infinity, to: Infinity }, share: 1 },
    ]);
  });

  it('leaves with the former owner what hit the line before it changed hands', () => {
    const versions = [version(1, 0, 'A'), version(2, 5, 'B')];
    expect(reach('A', versions)).toMatchObject([{ kind: 'subscription', within: { to: day(5) } }]);
    expect(reach('B', versions)).toMatchObject([{ kind: 'subscription', within: { from: day(5), to: Infinity } }]);
  });

  it('knows both times of a line that came back', () => {
    const versions = [version(1, 0, 'A'), version(2, 5, 'B'), version(3, 8, 'A')];
    expect(reach('A', versions)).toMatchObject([{ within: { to: day(5) } }, { within: { from: day(8) } }]);
  });

  it('is not cut by a SIM swap: the line stays the customer’s', () => {
    expect(reach('A', [version(1, 0, 'A'), version(2, 5, 'A')])).toEqual([
      { kind: 'subscription', id: 'SUB-1', within: { from: -Infinity, to: Infinity }, share: 1 },
    ]);
  });

  it('reaches through a cell only while it carried the line and the line was the customer’s', () => {
    const versions = [version(1, 0, 'A'), version(2, 5, 'B')];
    const links = [link('CELL-1', 2, 9, 0.6)];
    expect(reach('A', versions, links)).toContainEqual({
      kind: 'resource',
      id: 'CELL-1',
      within: { from: day(2), to: day(5) },
      share: 0.6,
    });
    expect(reach('B', versions, links)).toContainEqual({
      kind: 'resource',
      id: 'CELL-1',
      within: { from: day(5), to: day(9) },
      share: 0.6,
    });
  });

  it('reaches through the services by which it was delivered, while it was', () => {
    const versions = [version(1, 0, 'A', ['SVC-1']), version(2, 5, 'A', ['SVC-2'])];
    expect(reach('A', versions)).toMatchObject([
      { kind: 'subscription' },
      { kind: 'service', id: 'SVC-1', within: { to: day(5) } },
      { kind: 'service', id: 'SVC-2', within: { from: day(5) } },
    ]);
  });
});
