const { log1p, max } = Math;

/**
 * The shape in which an exposure weighs on the answer; all of them are 0 for no exposure.
 * `straight`: x; `log`: ln(1 + x); `threshold`: what is above the breakpoint, max(0, x − c); `decay`: the events weighted by
 * their age, Σ 2^(−age / half-life).
 */
export type KpiForm =
  | { readonly kind: 'straight' }
  | { readonly kind: 'log' }
  | { readonly kind: 'threshold'; readonly breakpoint: number }
  | { readonly kind: 'decay'; readonly halfLifeDays: number };

/** How many events of each age in days an answer had: `counts[a][answer]` for `ageDays[a]`. */
export interface LaggedCounts {
  readonly ageDays: readonly number[];
  readonly counts: readonly ArrayLike<number>[];
  /** Of each answer the events whose age is not known; none where absent. They are taken to be as old as those whose age is. */
  readonly ageless?: ArrayLike<number>;
}

/** The weight of one exposure. For a decay the exposure given is already the sum over ages. */
export function weightOfExposure(form: KpiForm, exposure: number): number {
  switch (form.kind) {
    case 'straight':
    case 'decay':
      return exposure;
    case 'log':
      return log1p(exposure);
    case 'threshold':
      return max(0, exposure - form.breakpoint);
  }
}

/** The events of each answer, weighted by age; those without an age by the mean weight of the others. */
export function decayedCounts({ ageDays, counts, ageless }: LaggedCounts, halfLifeDays: number): Float64Array {
  const sums = new Float64Array(counts[0]?.length ?? 0);
  let [weighed, aged] = [0, 0];
  counts.forEach((ofAge, age) => {
    const weight = 2 ** (-(ageDays[age] ?? 0) / halfLifeDays);
    for (let answer = 0; answer < sums.length; answer += 1) {
      const count = ofAge[answer] ?? 0;
      if (count === 0) continue;
      sums[answer] = (sums[answer] ?? 0) + weight * count;
      weighed += weight * count;
      aged += count;
    }
  });
  if (!ageless || aged === 0) return sums;
  for (let answer = 0; answer < sums.length; answer += 1) {
    const count = ageless[answer] ?? 0;
    if (count !== 0) sums[answer] = (sums[answer] ?? 0) + (count * weighed) / aged;
  }
  return sums;
}

/** The column of a KPI in a form: exposures as they are, or by age where the form is a decay. */
export function formedColumn(form: KpiForm, exposures: ArrayLike<number>, lagged?: LaggedCounts): Float64Array {
  if (form.kind === 'decay' && lagged) return decayedCounts(lagged, form.halfLifeDays);
  const column = new Float64Array(exposures.length);
  for (let i = 0; i < column.length; i += 1) {
    const x = exposures[i] ?? 0;
    if (x !== 0) column[i] = weightOfExposure(form, x);
  }
  return column;
}
