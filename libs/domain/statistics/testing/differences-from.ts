/** Absolute, relative, and the relative one for tail probabilities, which may be as small as 1e-300 (absent: `rel`). */
export interface Tolerance {
  readonly abs: number;
  readonly rel: number;
  readonly p?: number;
}

/**
 * Where a result departs from its reference, in words; empty when it agrees. Numbers pass within the larger of the
 * absolute and the relative tolerance, probabilities within the relative one alone; `null` means "not defined".
 * Without a tolerance only statuses, names and nulls are compared.
 */
export function differencesFrom(
  expected: Readonly<Record<string, unknown>>,
  got: object,
  tolerance: Tolerance | null,
): readonly string[] {
  const shared = Object.entries(got).filter(([key]) => key in expected);
  if (shared.length === 0) return [`nothing to compare: the result has none of ${Object.keys(expected).join(', ')}`];
  return shared.flatMap(([key, value]) => compare(key, expected[key], value, tolerance));
}

function compare(path: string, expected: unknown, got: unknown, tolerance: Tolerance | null): readonly string[] {
  if (expected === null) return got === null || got === undefined ? [] : [`${path}: not defined, got ${String(got)}`];
  if (typeof expected === 'number') return tolerance ? compareNumbers(path, expected, got, tolerance) : [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return [`${path}: expected ${expected.length} items`];
    return expected.flatMap((item, index) => compare(path, item, got[index], tolerance));
  }
  if (typeof expected === 'object' && typeof got === 'object' && got !== null) {
    const inner = differencesFrom({ ...expected }, got, tolerance);
    return inner.map((difference) => `${path}.${difference}`);
  }
  return expected === got ? [] : [`${path}: expected ${String(expected)}, got ${String(got)}`];
}

function compareNumbers(path: string, expected: number, got: unknown, tolerance: Tolerance): readonly string[] {
  if (typeof got !== 'number' || Number.isNaN(got)) return [`${path}: expected ${expected}, got ${String(got)}`];
  const isProbability = path === 'p' || /(P|adjusted)$/.test(path);
  const allowed = isProbability
    ? (tolerance.p ?? tolerance.rel) * Math.abs(expected)
    : Math.max(tolerance.abs, tolerance.rel * Math.abs(expected));
  return Math.abs(got - expected) <= allowed ? [] : [`${path}: expected ${expected} ± ${allowed}, got ${got}`];
}
