import type { CrossProducts } from './cross-products.js';

/**
 * Cross products of all rows from those of the parts, each row being in one part (Chan, Golub & LeVeque 1983, The American
 * Statistician 37:242); within rounding those of the whole.
 * @throws RangeError for no parts, or parts of other columns
 */
export function mergeCrossProducts(parts: readonly CrossProducts[]): CrossProducts {
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('Nothing to merge: give at least one part.');
  return rest.reduce(mergeTwo, first);
}

function mergeTwo(a: CrossProducts, b: CrossProducts): CrossProducts {
  if (a.names.join('\n') !== b.names.join('\n')) {
    throw new RangeError(`Parts of the same columns needed: ${a.names.join(', ')} and ${b.names.join(', ')}.`);
  }
  if (a.weight === 0) return { ...b, rows: a.rows + b.rows };
  if (b.weight === 0) return { ...a, rows: a.rows + b.rows };
  const columns = a.names.length;
  const weight = a.weight + b.weight;
  const apart = a.means.map((mean, column) => (b.means[column] ?? 0) - mean);
  const means = a.means.map((mean, column) => mean + ((apart[column] ?? 0) * b.weight) / weight);
  const products = a.products.map((product, index) => {
    const between = (apart[Math.floor(index / columns)] ?? 0) * (apart[index % columns] ?? 0);
    return product + (b.products[index] ?? 0) + between * ((a.weight * b.weight) / weight);
  });
  return { names: a.names, rows: a.rows + b.rows, weight, means, products };
}
