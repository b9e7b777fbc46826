/** Something that happened to a customer, and how much of it (a number of calls, minutes); instants in ms since 1970. */
export interface TimedEvent {
  readonly at: number;
  readonly magnitude: number;
}

export interface DecayRule {
  readonly windowMs: number;
  /** After which an event counts half; `null`: it counts in full for the whole window. */
  readonly halfLifeMs: number | null;
}

/**
 * Exposure at an instant, in the unit of the magnitudes: Σ magnitude · 2^(−age / half-life) over the events with 0 < age ≤ window, and
 * how many they are. An event at the very instant of the answer does not count, one exactly a window old does.
 * @throws RangeError for a window or half-life that is not above 0, or an event without a finite instant and magnitude
 */
export function decayedExposure(
  answeredAt: number,
  events: Iterable<TimedEvent>,
  { windowMs, halfLifeMs }: DecayRule,
): { readonly exposure: number; readonly counted: number } {
  if (!(windowMs > 0)) throw new RangeError(`A window is longer than 0 ms, not ${windowMs}.`);
  if (halfLifeMs !== null && !(halfLifeMs > 0))
    throw new RangeError(`A half-life is longer than 0 ms, not ${halfLifeMs}.`);
  let exposure = 0;
  let counted = 0;
  for (const { at, magnitude } of events) {
    const age = answeredAt - at;
    if (!Number.isFinite(age) || !Number.isFinite(magnitude)) {
      throw new RangeError(`An event needs a finite instant and magnitude, not ${at} and ${magnitude}.`);
    }
    if (age <= 0 || age > windowMs) continue;
    exposure += halfLifeMs === null ? magnitude : magnitude * 2 ** (-age / halfLifeMs);
    counted += 1;
  }
  return { exposure, counted };
}
