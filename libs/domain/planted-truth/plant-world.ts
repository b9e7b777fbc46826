import type { DriverAnswers } from '../drivers/index.js';
import { npsBand } from '../nps/index.js';
import { weightOfExposure } from '../statistics/index.js';
import { Chance } from './chance.js';
import { exposuresOf, OUTAGE_DAYS } from './planted-exposures.js';
import {
  CUSTOMERS_PER_ANSWER,
  CUTS,
  HIDDEN,
  PLANTED_CONTROLS,
  PLANTED_KPIS,
  TEMPER,
  type PlantedKpi,
  type WorldKind,
} from './planted-world.js';
import { location, logitOfNormal, npsOf } from './planted-satisfaction.js';

const { floor, max, sqrt } = Math;

export interface PlantedTruth {
  /** Expected NPS with the KPI at none minus as exposed, by the planted probabilities: no sampling noise. */
  readonly pointsLost: ReadonlyMap<string, number>;
  /** In a confounded world: the stronger of the hidden confounder's risk ratios, with exposure and with being a detractor. */
  readonly hiddenRiskRatio: number;
}

const DAY_MS = 86_400_000;

/** Answers of a world whose truth is known; the same seed gives the same world. */
export function plantWorld(
  kind: WorldKind,
  seed: number,
  answers: number,
): { readonly answers: DriverAnswers; readonly truth: PlantedTruth } {
  const chance = new Chance(seed);
  const kpis = PLANTED_KPIS.map((kpi) => (kind === 'no-effect' ? { ...kpi, beta: 0 } : kpi));
  const people = Array.from({ length: Math.ceil(answers * CUSTOMERS_PER_ANSWER) }, () => person(kind, chance));
  const values = kpis.map(() => new Float64Array(answers));
  const weights = kpis.map(() => new Float64Array(answers));
  const outagesByAge = Array.from({ length: OUTAGE_DAYS }, () => new Uint16Array(answers));
  const codes = PLANTED_CONTROLS.map(() => new Uint8Array(answers));
  const [scores, customers, answeredAt] = [
    new Uint8Array(answers),
    new Float64Array(answers),
    new Float64Array(answers),
  ];
  const baselines = new Float64Array(answers);
  const hidden = new Uint8Array(answers);
  for (let i = 0; i < answers; i += 1) {
    const customer = floor(chance.uniform() * people.length);
    const own = people[customer] ?? person(kind, chance);
    const exposures = exposuresOf(own, HIDDEN.disputes, chance);
    exposures.outageAges.forEach((age) => {
      const ofAge = outagesByAge[floor(age)];
      if (ofAge) ofAge[i] = (ofAge[i] ?? 0) + 1;
    });
    kpis.forEach((kpi, k) => {
      const value = exposures.values[k] ?? 0;
      set(values[k], i, value);
      set(weights[k], i, weightOf(kpi, value, exposures.outageAges));
    });
    own.codes.forEach((code, c) => set(codes[c], i, code));
    customers[i] = customer;
    answeredAt[i] = i * (DAY_MS / 100);
    baselines[i] = own.baseline;
    hidden[i] = own.hidden ? 1 : 0;
    const noise = logitOfNormal(sqrt(TEMPER) * own.temper + sqrt(1 - TEMPER) * chance.normal());
    scores[i] = CUTS.filter((cut, j) => noise > cut - location(kind, kpis, weights, baselines, i, j)).length;
  }
  const world = { kind, kpis, weights, baselines };
  return {
    answers: {
      scores,
      customers,
      answeredAt,
      kpis: kpis.map(({ kpi, form }, k) => ({
        kpi,
        direction: 'worse',
        values: values[k] ?? [],
        ...(form.kind === 'decay' && {
          lagged: { ageDays: outagesByAge.map((_, day) => day + 0.5), counts: outagesByAge },
        }),
      })),
      controls: PLANTED_CONTROLS.map(({ name, levels }, c) => ({ name, levels, codes: codes[c] ?? [] })),
    },
    truth: {
      pointsLost: new Map(kpis.map(({ kpi }, k) => [kpi, npsOf(world, k) - npsOf(world)])),
      hiddenRiskRatio: hiddenStrength(hidden, values.at(-1) ?? new Float64Array(), scores),
    },
  };
}

function person(kind: WorldKind, chance: Chance) {
  const codes = PLANTED_CONTROLS.map(({ shares }) => chance.pick(shares));
  const hidden = kind === 'confounded' && chance.uniform() < HIDDEN.share;
  const baseline = PLANTED_CONTROLS.reduce((sum, { effects }, c) => sum + (effects[codes[c] ?? 0] ?? 0), 0);
  return {
    codes,
    hidden,
    baseline: baseline + (hidden ? HIDDEN.effect : 0),
    temper: chance.normal(),
    business: codes[0] === 1,
    faults: PLANTED_CONTROLS[1].faults[codes[1] ?? 0] ?? 1,
  };
}

function weightOf({ form }: PlantedKpi, value: number, ages: readonly number[]): number {
  if (form.kind !== 'decay') return weightOfExposure(form, value);
  return ages.reduce((sum, age) => sum + 2 ** (-age / form.halfLifeDays), 0);
}

function hiddenStrength(hidden: Uint8Array, exposure: Float64Array, scores: Uint8Array): number {
  const share = (of: (i: number) => boolean, among: (i: number) => boolean) => {
    let [hits, total] = [0, 0];
    for (let i = 0; i < hidden.length; i += 1) {
      if (!among(i)) continue;
      total += 1;
      if (of(i)) hits += 1;
    }
    return total === 0 ? 0 : hits / total;
  };
  const isHidden = (i: number) => hidden[i] === 1;
  const isExposed = (i: number) => (exposure[i] ?? 0) > 0;
  const isDetractor = (i: number) => npsBand(scores[i] ?? 0) === 'detractor';
  const withExposure = share(isHidden, isExposed) / share(isHidden, (i) => !isExposed(i));
  const withScore = share(isDetractor, isHidden) / share(isDetractor, (i) => !isHidden(i));
  const strength = max(withExposure, withScore);
  return Number.isFinite(strength) ? strength : 1;
}

function set(column: Float64Array | Uint8Array | undefined, i: number, value: number): void {
  if (column) column[i] = value;
}
