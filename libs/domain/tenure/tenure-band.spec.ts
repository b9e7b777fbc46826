import { DAY_MS } from '../time/index.js';
import { tenureBand } from './tenure-band.js';

const NOW = Date.UTC(2026, 10, 23);
const yearsAgo = (years: number): number => NOW - years * 365.25 * DAY_MS;

it.each([
  [0, 'under 1 year'],
  [0.999, 'under 1 year'],
  [1, '1 to 5 years'],
  [4.999, '1 to 5 years'],
  [5, '5 years and more'],
  [40, '5 years and more'],
])('puts %d years into the band %s', (years, band) => {
  expect(tenureBand(yearsAgo(years), NOW)).toBe(band);
});

it('takes one who is yet to become a customer for new, and says what is not known', () => {
  expect(tenureBand(NOW + DAY_MS, NOW)).toBe('under 1 year');
  expect(tenureBand(null, NOW)).toBe('unknown');
});
