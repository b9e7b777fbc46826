import { runTool } from '@sidetone/testing/stack';
import { readArguments } from './arguments.js';
import { runReplay } from './run-replay.js';

const options = readArguments(process.argv.slice(2));
await runTool('replay', (signal) => runReplay(options, signal));
