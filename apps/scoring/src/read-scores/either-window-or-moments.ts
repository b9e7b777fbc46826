import { badRequest } from '@sidetone/platform/web';
import type { SeriesQuery } from './score-query.dto.js';

/** A window of whole days, or moments: which of two contradicting ones is meant cannot be told. @throws Problem 400 for both */
export function eitherWindowOrMoments({ window, from, to }: SeriesQuery): void {
  if (window === undefined || (from === undefined && to === undefined)) return;
  throw badRequest('Give either window, or from and to.', [{ field: 'window', message: 'not together with from, to' }]);
}
