import { handOver } from './steps/hand-over.mjs';
import { prepare } from './steps/prepare.mjs';
import { orRefuse } from './steps/refusal.mjs';
import { tool } from './steps/repository.mjs';

// Unit tests on the sources, then integration tests, which start built programs on real Kafka and PostgreSQL.
await orRefuse(async () => {
  await prepare();
  return handOver(['--experimental-vm-modules', '--no-warnings', tool('jest/bin/jest.js'), ...process.argv.slice(2)]);
});
