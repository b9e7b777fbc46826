import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { kpiCorrelation } from './app.description.js';

await startService(kpiCorrelation, process.env);
