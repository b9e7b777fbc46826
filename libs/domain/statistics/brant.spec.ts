import { readFileSync } from 'node:fs';
import { brantTest } from './index.js';
import { chiSquareUpperTail } from './chi-square.js';
import { normalTwoSidedP } from './normal.js';
import { describeFixture } from './testing/index.js';

interface Data {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly outcome: readonly number[];
  readonly weights?: readonly number[];
}

const ordinal: { cases: { name: string; input: Data }[] } = JSON.parse(
  readFileSync(new URL('./fixtures/ordinal-logit.json', import.meta.url), 'utf8'),
);

/** A case may lend its data from another fixture: "ordinal-logit.json: MASS::housing". */
function dataOf(input: Data | { sameAs: string }): Data {
  if (!('sameAs' in input)) return input;
  const found = ordinal.cases.find(({ name }) => input.sameAs.endsWith(`: ${name}`));
  if (!found) throw new Error(`no such case: ${input.sameAs}`);
  return found.input;
}

describe('brantTest', () => {
  describeFixture('proportional-odds-test', (input: Data | { sameAs: string }) => {
    const { columns, outcome, weights } = dataOf(input);
    const predictors = Object.entries(columns).map(([name, values]) => ({ name, values }));
    return { brant: brantTest({ columns: predictors, outcome, ...(weights && { weights }) }) };
  });

  it('says why it cannot test', () => {
    const columns = [{ name: 'drops', values: [0, 1, 2, 3, 1, 0] }];
    expect(brantTest({ columns, outcome: [0, 1, 0, 1, 1, 0] })).toMatchObject({ status: 'untestable' });
    expect(brantTest({ columns, outcome: [2, 1, 1, 0, 1, 2] })).toMatchObject({
      status: 'untestable',
      reason: expect.stringContaining('drops tell the answers apart without fail'),
    });
    expect(brantTest({ columns: [], outcome: [2, 1, 0] })).toEqual({
      status: 'untestable',
      reason: 'There is no predictor to test.',
    });
  });
});

describe('chiSquareUpperTail', () => {
  it('with one degree of freedom is the two-sided normal tail', () => {
    for (const z of [0.01, 0.5, 1.96, 5, 12, 30])
      expect(chiSquareUpperTail(z * z, 1) / normalTwoSidedP(z)).toBeCloseTo(1, 10);
  });

  it('with two is an exponential', () => {
    for (const x of [0.1, 2, 40, 900]) expect(chiSquareUpperTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
  });

  it('of nothing is 1', () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
  });
});
