import { env } from 'node:process';
// Jest loads this file as it is, without translation: so it takes the built library.
import { defaultStateDir, resolveInfrastructure } from '@sidetone/infrastructure/resolve';

/**
 * Real Kafka and PostgreSQL for the integration tests, once per run: given, in Docker, or embedded. Test processes start
 * later and inherit what is set here. Jest calls this only when integration tests are among those to run.
 */
export default async function startInfrastructure() {
  const started = performance.now();
  const infrastructure = await resolveInfrastructure({
    env,
    stateDir: defaultStateDir(),
    log: (line) => console.log(`\n${line}`),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${infrastructure.describe}, ready after ${seconds} s`);
  env['SIDETONE_TEST_KAFKA_BROKERS'] = infrastructure.kafkaBrokers.join(',');
  env['SIDETONE_TEST_DATABASE_URL'] = infrastructure.databaseUrl;
  env['SIDETONE_TEST_INFRASTRUCTURE'] = infrastructure.kind;
  // Tests that start servers of their own start them in the same way.
  if (infrastructure.kind !== 'given') env['SIDETONE_INFRASTRUCTURE'] = infrastructure.kind;
  globalThis.sidetoneInfrastructure = infrastructure;
}
