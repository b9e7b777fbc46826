import { readFileSync } from 'node:fs';
import { differencesFrom, type Tolerance } from './differences-from.js';

interface Fixture<Input> {
  readonly cases: readonly {
    readonly name: string;
    readonly input: Input;
    readonly expected: Readonly<Record<string, unknown>>;
    readonly tolerance: Tolerance | null;
  }[];
}

/**
 * Declares one test per case of `statistics/fixtures/<name>.json`, awkward cases included: what `compute` returns must
 * agree with the reference in every key it has. A result without any key of the reference fails, so that no test is empty.
 */
export function describeFixture<Input>(name: string, compute: (input: Input) => object): void {
  const text = readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8');
  const fixture: Fixture<Input> = JSON.parse(text);
  describe(`${name}, against reference numbers`, () => {
    it.each(fixture.cases.map((reference) => [reference.name, reference] as const))('%s', (_name, reference) => {
      expect(differencesFrom(reference.expected, compute(reference.input), reference.tolerance)).toEqual([]);
    });
  });
}
