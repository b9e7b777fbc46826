import { Logger } from '@nestjs/common';
import { CommanderError } from 'commander';
import { failureSentence } from './failure-sentence.js';
import { createProgram } from './program.js';

Logger.overrideLogger(false);
try {
  await createProgram({ environment: process.env, out: process.stdout, screen: process.stderr }).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) process.stderr.write(`sidetone: ${failureSentence(error)}\n`);
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
