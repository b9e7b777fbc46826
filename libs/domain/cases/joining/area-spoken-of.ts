import type { JourneyArea } from '../../journey/index.js';

/** The reasons that name an area. Price and product are of the whole relationship, and another reason may be of anything. */
const AREA_OF: Readonly<Partial<Record<string, JourneyArea>>> = {
  network: 'network',
  coverage: 'network',
  data: 'network',
  voice: 'network',
  delivery: 'delivery',
  support: 'support',
  billing: 'billing',
};

/**
 * The one area that the ticked reasons of an answer name; undefined where they name none or several. It is what an answer about the
 * whole relationship says of an area: its score alone says nothing of what was mended.
 */
export function areaSpokenOf(reasons: readonly string[]): JourneyArea | undefined {
  const [first, ...others] = [...new Set(reasons.flatMap((reason) => AREA_OF[reason] ?? []))];
  return others.length === 0 ? first : undefined;
}
