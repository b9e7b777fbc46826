import { runBuilt } from './steps/run-built.mjs';

await runBuilt('demo', 'year/main.js');
