import type { Member } from './member.js';
import { spreadOfUnits } from './spread-of-units.js';
import { randomFrom } from './testing/planted-repair.js';

function unitsOf(count: number, changeOf: (unit: number) => number, noise: () => number): Member[] {
  const traits = { segment: 'consumer', region: 'Lappi', tenure: 'unknown' };
  return Array.from({ length: count }, (_, unit) => unit).flatMap((unit) =>
    [false, true].flatMap((after) =>
      Array.from({ length: 40 }, (_, index) => ({
        customerId: `${unit}-${index}`,
        treated: false,
        after,
        outcome: (after ? changeOf(unit) : 0) + noise(),
        unit: `CELL-${unit}`,
        traits,
      })),
    ),
  );
}

it('tells how units differ from the noise within them', () => {
  const random = randomFrom(11);
  const changes = Array.from({ length: 200 }, () => 60 * (random() - 0.5));
  const { variance, units } = spreadOfUnits(
    unitsOf(
      200,
      (unit) => changes[unit] ?? 0,
      () => 200 * (random() - 0.5),
    ),
  );
  expect(units).toBe(200);
  // Uniform over 60 points: 60² / 12 = 300.
  expect(variance).toBeGreaterThan(220);
  expect(variance).toBeLessThan(380);
});

it('is next to nothing where units differ by noise alone', () => {
  const random = randomFrom(12);
  expect(
    spreadOfUnits(
      unitsOf(
        200,
        () => 10,
        () => 200 * (random() - 0.5),
      ),
    ).variance,
  ).toBeLessThan(40);
});

it('needs two units with answers at both times', () => {
  const random = randomFrom(13);
  const one = unitsOf(1, () => 10, random);
  expect(spreadOfUnits(one)).toEqual({ variance: 0, units: 1 });
  const halves = unitsOf(3, () => 10, random).filter(({ unit, after }) => after === (unit === 'CELL-0'));
  expect(spreadOfUnits(halves)).toEqual({ variance: 0, units: 0 });
});
