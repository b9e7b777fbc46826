import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { scoring } from './app.description.js';

await startService(scoring, process.env);
