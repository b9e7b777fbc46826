import { inDaytime } from './in-daytime.js';

const at = (text: string): number => Date.parse(text);

it.each([
  ['2026-11-01T00:00:00+02:00', '2026-11-01T10:00:00+02:00'],
  ['2026-11-01T07:59:59+02:00', '2026-11-01T10:00:00+02:00'],
  ['2026-11-01T08:00:00+02:00', '2026-11-01T08:00:00+02:00'],
  ['2026-11-01T20:59:59+02:00', '2026-11-01T20:59:59+02:00'],
  ['2026-11-01T21:00:00+02:00', '2026-11-02T10:00:00+02:00'],
  // The clock goes back in the night of 25 October.
  ['2026-10-24T23:00:00+03:00', '2026-10-25T10:00:00+02:00'],
])('lets %s leave at %s in Helsinki', (instant, leaves) => {
  expect(inDaytime(at(instant), 'Europe/Helsinki')).toBe(at(leaves));
});
