import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { kpiCorrelation } from '../../app.description.js';

/** The service, with a power cut at the worst moment: the effects are in the database, the offsets are not committed. For tests. */
await startService(
  { ...kpiCorrelation, stages: { databaseCommitted: () => void process.kill(process.pid, 'SIGKILL') } },
  process.env,
);
