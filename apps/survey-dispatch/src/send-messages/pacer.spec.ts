import { Pacer } from './pacer.js';

it('lets what one second allows leave in one go, and then an even stream', () => {
  const pacer = new Pacer(10, 0);
  expect(pacer.allowed(0)).toBe(10);
  pacer.took(10);
  expect(pacer.allowed(99)).toBe(0);
  expect(pacer.allowed(500)).toBe(5);
  pacer.took(5);
  expect(pacer.allowed(60_000)).toBe(10);
});

it('keeps to a rate of less than one a second', () => {
  const pacer = new Pacer(0.5, 0);
  pacer.took(pacer.allowed(0));
  expect(pacer.allowed(1_900)).toBe(0);
  expect(pacer.allowed(2_000)).toBe(1);
});

it('holds nobody up where no rate is set', () => {
  const pacer = new Pacer(undefined, 0);
  pacer.took(1_000_000);
  expect(pacer.allowed(0)).toBeGreaterThan(1_000_000);
});
