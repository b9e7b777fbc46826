import type { ReadingContract } from '@sidetone/platform/database';
import { actionView } from './action-view.js';
import { caseView } from './case-view.js';

/** What readers may rely on of cases and action plans. */
export function closeTheLoopContract(): ReadingContract {
  return { version: 1, functions: [], views: [caseView, actionView] };
}
