import { READING_ROLE } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';

/** The address of the database for the role that dashboards read by. */
export function readingUrl(suite: Suite): string {
  const url = new URL(suite.databaseUrl);
  url.username = READING_ROLE;
  url.password = 'test-password';
  return url.toString();
}
