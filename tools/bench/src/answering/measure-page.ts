import { openSuite } from '@sidetone/testing/suite';
import { figure, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { openLinks, startIngest, tokenOf } from './open-links.js';
import { visitAll, type Visit } from './visit-all.js';

const CONNECTIONS = 32;
const WARMING = 1_000;
const MOST_BYTES = 30_000;

/** The page with the question, from asking for it to its last byte: one visitor after another, and many at a time. */
export async function measurePage(parts: BenchParts, visits: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({ kafkaBrokers: parts.brokers, databaseAdminUrl: parts.databaseUrl });
  try {
    const service = await startIngest(suite);
    await openLinks(suite, visits);
    const pages = Array.from({ length: visits }, (_, number): Visit => ({ path: `/r/${tokenOf(number)}` }));
    say(`opening ${visits} pages, one after another, then by ${CONNECTIONS} connections`);
    await visitAll(service.url, pages.slice(0, WARMING), 1);
    const alone = await visitAll(service.url, pages, 1);
    const together = await visitAll(service.url, pages, CONNECTIONS);
    await service.stop();
    return [
      figure('page.get_p50_ms', percentile(alone.milliseconds, 0.5), 'ms', 'lower'),
      figure('page.get_p99_ms', percentile(alone.milliseconds, 0.99), 'ms', 'lower', 10),
      figure('page.gets_per_s_by_32', together.perSecond, '/s', 'higher'),
      figure('page.get_p99_ms_by_32', percentile(together.milliseconds, 0.99), 'ms', 'lower'),
      figure('page.transfer_bytes', together.bytes, 'B', 'lower', MOST_BYTES),
    ];
  } finally {
    await suite.close();
  }
}
