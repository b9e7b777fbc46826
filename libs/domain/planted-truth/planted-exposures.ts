import type { Chance } from './chance.js';

const { exp, floor, min } = Math;

/** Who is exposed. */
export interface Person {
  readonly business: boolean;
  /** How much worse the network of the region is. */
  readonly faults: number;
  readonly hidden: boolean;
}

export const OUTAGE_DAYS = 28;

/** One person's exposures, correlated as in life: a bad cell raises drops, data failures, outages and tickets. */
export function exposuresOf({ business, faults, hidden }: Person, disputesFactor: number, chance: Chance) {
  const cell = chance.gamma(0.8) * faults;
  const voice = chance.uniform() < 0.25 ? 0 : chance.gamma(2);
  const data = chance.uniform() < 0.1 ? 0 : chance.gamma(2);
  const drops = chance.poisson(1.1 * cell * voice);
  const setupFailures = chance.poisson(0.55 * cell * voice * chance.gamma(2));
  const dataFailures = chance.poisson(1.3 * (0.4 + 0.6 * cell) * data);
  const lowCoverage = Math.round((dataFailures + 0.35 * chance.poisson(0.8 * cell)) * chance.gamma(6) * 7.5);
  const outageAges = Array.from(
    { length: chance.poisson(0.5 * cell) },
    () => floor(chance.uniform() * OUTAGE_DAYS) + 0.5,
  );
  const ticketLogit = -2.3 + 0.18 * min(drops, 6) + 0.12 * min(dataFailures, 8) + (business ? 0.3 : 0);
  const hasTicket = chance.uniform() < 1 / (1 + exp(-ticketLogit));
  const ticketHours = Math.round(10 * min(720, exp(2.9 + chance.normal()))) / 10;
  const repeats = chance.poisson(0.45);
  const hasOrder = chance.uniform() < (business ? 0.3 : 0.1);
  const delay = chance.poisson(4 * chance.gamma(0.8));
  const disputes = chance.poisson(0.08 * (hidden ? disputesFactor : 1));
  return {
    values: [
      drops,
      setupFailures,
      dataFailures,
      lowCoverage,
      hasTicket ? ticketHours : 0,
      hasTicket ? repeats : 0,
      outageAges.length,
      hasOrder ? delay : 0,
      disputes,
    ],
    outageAges,
  };
}
