import 'reflect-metadata';
import { startService } from '@sidetone/platform/service';
import { surveyDispatch } from './app.description.js';

await startService(surveyDispatch, process.env);
