import { ordinalDesign } from './ordinal-design.js';
import { evaluateOrdinal } from './ordinal-likelihood.js';

describe('evaluateOrdinal', () => {
  it('adds up very many answers to the last digits, so that the gain of a last small step is seen', () => {
    const [low, high] = [900_000, 100_000];
    const category = new Int8Array(low + high).fill(1, low);
    const design = ordinalDesign({ columns: [], category, categories: 2 });
    const threshold = Math.log(low / high);
    const { logLikelihood } = evaluateOrdinal(design, Float64Array.of(threshold));
    const exact = low * Math.log(0.9) + high * Math.log(0.1);
    expect(Math.abs(logLikelihood - exact)).toBeLessThan(1e-13 * Math.abs(exact));
  });
});
