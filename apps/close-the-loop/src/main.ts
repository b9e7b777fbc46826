import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { closeTheLoop } from './app.description.js';

await startService(closeTheLoop, process.env);
