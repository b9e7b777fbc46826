import type { ScoreCounts } from '@sidetone/domain/nps';

/** The three counts alone, out of a row that has them beside other columns. */
export function countsOf({ promoters, passives, detractors }: ScoreCounts): ScoreCounts {
  return { promoters, passives, detractors };
}
