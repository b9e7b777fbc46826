/** Somebody who could be asked: a unit of the sampling frame. */
export interface FrameUnit {
  readonly contactId: string;
  /** What strata are made of, in the order of the plan's `by`; empty where there are none. */
  readonly stratum: readonly string[];
}

/** What the draw made of a unit of the frame. */
export interface Drawn {
  readonly contactId: string;
  readonly stratum: readonly string[];
  readonly drawn: boolean;
  /** How likely the unit was to be drawn, 0–1. An answer stands for 1 ÷ probability units, before non-response is weighted. */
  readonly inclusionProbability: number;
}

/** A stratum and how many of it are invited. */
export interface StratumSize {
  readonly stratum: readonly string[];
  /** Units in the frame. */
  readonly population: number;
  readonly invitations: number;
}

/** The name of a stratum as a key of maps. JSON, because values may hold any separator. */
export function stratumKey(stratum: readonly string[]): string {
  return JSON.stringify(stratum);
}

/** The strata of a frame in the order of their keys, so that the order of the frame decides nothing. */
export function strataOf(frame: readonly FrameUnit[]): ReadonlyMap<string, readonly FrameUnit[]> {
  const strata = new Map<string, FrameUnit[]>();
  for (const unit of frame) {
    const key = stratumKey(unit.stratum);
    const known = strata.get(key);
    if (known === undefined) strata.set(key, [unit]);
    else known.push(unit);
  }
  return new Map([...strata].sort(([one], [other]) => (one < other ? -1 : 1)));
}
