import { DAY_MS } from '../time/index.js';
import { inAudience, type Audience, type AudienceCustomer } from './index.js';

const NOW = Date.UTC(2026, 10, 23);
const customer: AudienceCustomer = {
  segment: 'business',
  region: 'north',
  equipmentClasses: ['router', 'cpe'],
  customerSince: NOW - 90 * DAY_MS,
};
const admitted = (audience: Audience, told: Partial<AudienceCustomer> = {}) =>
  inAudience({ ...customer, ...told }, { roles: ['technical', 'buyer'] }, audience, NOW);

describe('inAudience', () => {
  it('admits everybody where nothing is asked for', () => {
    expect(inAudience({ equipmentClasses: [] }, { roles: [] }, {}, NOW)).toBe(true);
  });

  it.each<[Audience, boolean]>([
    [{ segments: ['business', 'enterprise'] }, true],
    [{ segments: ['consumer'] }, false],
    [{ regions: ['north'], roles: ['buyer'] }, true],
    [{ regions: ['north'], roles: ['owner'] }, false],
    [{ contractLevels: ['gold'] }, false],
    [{ equipmentClasses: ['cpe'] }, true],
    [{ equipmentClasses: ['olt'] }, false],
    [{ vip: true }, false],
    [{ vip: false }, true],
    [{ newForDays: 90 }, true],
    [{ newForDays: 89 }, false],
  ])('of %j: %s', (audience, expected) => {
    expect(admitted(audience)).toBe(expected);
  });

  it('keeps out who might be new, when nobody knows since when', () => {
    const { customerSince: _, ...unknown } = customer;
    expect(inAudience(unknown, { roles: [] }, { newForDays: 90 }, NOW)).toBe(false);
  });
});
