import { runTool } from '@sidetone/testing/stack';
import { readYearArguments } from './year-arguments.js';
import { runYear } from './run-year.js';

const options = readYearArguments(process.argv.slice(2));
await runTool('year', (signal) => runYear(options, signal));
