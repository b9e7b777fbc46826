import type { TopologyLink } from '@sidetone/domain/linkage';
import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import { carriedBy, dayBounds } from './carried-by.js';

/** Noon UTC of 23 November; midnight in Helsinki is at 22:00 UTC. */
const AS_OF = Date.UTC(2026, 10, 23, 12);
const MIDNIGHT = Date.UTC(2026, 10, 20, 22);
const days = dayBounds('Europe/Helsinki', AS_OF);
const line = { subscription_id: 'SUB-1', customer_id: 'CUS-1' };
const link = (resourceId: string, from: number, more: Partial<TopologyLink> = {}): TopologyLink => ({
  resourceId,
  resourceKind: 'cell',
  validFrom: from,
  weight: 1,
  ...more,
});
const partOf = (resource: string, links: readonly TopologyLink[], day: string) =>
  carriedBy(line, [], links, days).resources.get(resource)?.(day);

describe('carriedBy', () => {
  it('gives whole days of the operator’s zone, whatever the zone of the database', () => {
    const links = [link('CELL-A', MIDNIGHT)];
    expect(partOf('CELL-A', links, '2026-11-20')).toBe(0);
    expect(partOf('CELL-A', links, '2026-11-21')).toBe(1);
    expect(partOf('CELL-A', links, '2026-11-23')).toBe(1);
  });

  it('gives half of a day on which a resource carried the line for half of it', () => {
    const links = [link('CELL-A', MIDNIGHT - DAY_MS, { validTo: MIDNIGHT + 12 * HOUR_MS })];
    expect(partOf('CELL-A', links, '2026-11-20')).toBe(1);
    expect(partOf('CELL-A', links, '2026-11-21')).toBe(0.5);
    expect(partOf('CELL-A', links, '2026-11-22')).toBe(0);
  });

  it('lets a later link of the same pair end the earlier, and scales shares that are more than a whole', () => {
    const again = [link('CELL-A', MIDNIGHT - DAY_MS), link('CELL-A', MIDNIGHT, { weight: 0.5 })];
    expect(partOf('CELL-A', again, '2026-11-20')).toBe(1);
    expect(partOf('CELL-A', again, '2026-11-21')).toBe(0.5);
    const both = [link('CELL-A', MIDNIGHT), link('CELL-B', MIDNIGHT)];
    expect(partOf('CELL-A', both, '2026-11-21')).toBe(0.5);
  });

  it('gives nothing of the time before the line was the customer’s', () => {
    const version = (number: number, customerId: string, validFrom: number) => ({
      version: number,
      validFrom,
      customerId,
      serviceIds: [],
    });
    const versions = [version(1, 'CUS-0', 0), version(2, 'CUS-1', MIDNIGHT + 6 * HOUR_MS)];
    const { own, resources } = carriedBy(line, versions, [link('CELL-A', MIDNIGHT - 9 * DAY_MS)], days);
    expect([own('2026-11-20'), own('2026-11-21'), own('2026-11-22')]).toEqual([0, 0.75, 1]);
    expect(resources.get('CELL-A')?.('2026-11-21')).toBe(0.75);
  });
});
