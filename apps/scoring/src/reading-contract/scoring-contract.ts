import type { ReadingContract } from '@sidetone/platform/database';
import type { Settings } from '../app.settings.js';
import { readingFunctions } from './reading-functions.js';
import { scoreViews } from './score-views.js';
import { shiftView } from './shift-view.js';
import { targetView } from './target-view.js';
import { waveView } from './wave-view.js';

/** What readers may rely on of scores, response rates, waves, shifts and targets. */
export function scoringContract({
  MINIMUM_N,
  OPERATOR_TIME_ZONE,
}: Pick<Settings, 'MINIMUM_N' | 'OPERATOR_TIME_ZONE'>): ReadingContract {
  return {
    version: 1,
    functions: readingFunctions(MINIMUM_N),
    views: [...scoreViews(OPERATOR_TIME_ZONE), waveView, shiftView(OPERATOR_TIME_ZONE), targetView],
  };
}
