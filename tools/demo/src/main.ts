import { runTool } from '@sidetone/testing/stack';
import { readArguments } from './arguments.js';
import { runDemo } from './run-demo.js';

const options = readArguments(process.argv.slice(2));
await runTool('demo', (signal) => runDemo(options, signal));
