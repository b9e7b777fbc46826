import { isDatabaseAway } from '@sidetone/platform/database';

const REFUSED = /^28/;
/** A schema, a view, a column, a function or a right that is not there. */
const NOT_MADE = ['3F000', '42P01', '42703', '42883', '42501'];

/** Why nothing could be read and how to mend it, in words that tell no address and no query. */
export function whatIsTheMatter(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isDatabaseAway(error))
    return 'The database cannot be reached now. When it is back, so are the figures; nothing is lost meanwhile.';
  if (REFUSED.test(code))
    return 'The database refuses the login of this page: see INSIGHT_DATABASE_URL, and INSIGHT_DATABASE_PASSWORD of sidetone provision.';
  if (NOT_MADE.includes(code))
    return 'The views that this page reads are not there yet. Each service makes its own when it starts.';
  return `The figures could not be read${code === '' ? '' : ` (SQLSTATE ${code})`}. The proxy has written down why.`;
}
