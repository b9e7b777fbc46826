import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { responseIngest } from './app.description.js';

await startService(responseIngest, process.env);
