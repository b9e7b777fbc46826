import type { Sampling } from '../programmes/index.js';
import type { Proportion } from '../statistics/index.js';
import { allocateStrata } from './allocate-strata.js';
import { drawUnits } from './draw-units.js';
import { strataOf, stratumKey, type Drawn, type FrameUnit, type StratumSize } from './frame.js';
import { planQuotas, type QuotaSize } from './plan-quotas.js';

export interface Sample {
  /** Every unit of the frame, drawn or not, in the order of the frame. */
  readonly units: readonly Drawn[];
  /** In the order of their keys; of a quota plan in the order of the plan, then those that it does not name. */
  readonly strata: readonly (StratumSize | QuotaSize)[];
}

/**
 * Who of a frame is invited. The seed decides, not the order of the frame. `seen` tells by `stratumKey` how many earlier invitations were
 * answered, for the forecast of quotas. Units are told apart by their ids, which a frame holds once.
 */
export function drawSample(
  frame: readonly FrameUnit[],
  sampling: Sampling,
  seen: ReadonlyMap<string, Proportion> = new Map(),
): Sample {
  if (sampling.kind === 'all') return drawWhole(frame, frame.length, 0);
  if (sampling.kind === 'random') return drawWhole(frame, Math.round(sampling.share * frame.length), sampling.seed);
  const strata = strataOf(frame);
  const populations = new Map([...strata].map(([key, units]) => [key, units.length]));
  const sizes = sampling.kind === 'quota' ? quotaSizes(populations, sampling, seen) : shares(populations, sampling);
  const invitations = new Map(sizes.map((size) => [stratumKey(size.stratum), size.invitations]));
  const drawn = new Map<string, Drawn>();
  for (const [key, units] of strata)
    for (const unit of drawUnits(units, invitations.get(key) ?? 0, sampling.seed)) drawn.set(unit.contactId, unit);
  return { units: frame.flatMap(({ contactId }) => drawn.get(contactId) ?? []), strata: sizes };
}

function drawWhole(frame: readonly FrameUnit[], size: number, seed: number): Sample {
  const units = drawUnits(frame, size, seed);
  return { units, strata: [{ stratum: [], population: frame.length, invitations: Math.min(size, frame.length) }] };
}

function shares(
  populations: ReadonlyMap<string, number>,
  { size, minimumCell }: Extract<Sampling, { kind: 'stratified' }>,
): readonly StratumSize[] {
  const strata = [...populations].map(([key, population]) => ({ key, population }));
  const invitations = allocateStrata(strata, size, minimumCell);
  return strata.map(({ key, population }) => {
    return { stratum: stratumOfKey(key), population, invitations: invitations.get(key) ?? 0 };
  });
}

function quotaSizes(
  populations: ReadonlyMap<string, number>,
  plan: Extract<Sampling, { kind: 'quota' }>,
  seen: ReadonlyMap<string, Proportion>,
): readonly (StratumSize | QuotaSize)[] {
  const planned = planQuotas(plan, populations, seen);
  const named = new Set(planned.map(({ stratum }) => stratumKey(stratum)));
  const others = [...populations].filter(([key]) => !named.has(key));
  return [
    ...planned,
    ...others.map(([key, population]) => ({ stratum: stratumOfKey(key), population, invitations: 0 })),
  ];
}

function stratumOfKey(key: string): readonly string[] {
  const parsed: unknown = JSON.parse(key);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
