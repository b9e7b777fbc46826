import { Command } from 'commander';
import { deadLetterCommands } from './dead-letters/dead-letter-commands.js';
import { ingestCommands } from './ingest/ingest-commands.js';
import { provisionCommand } from './provision/provision-command.js';
import { rollupCommands } from './rollups/rollup-commands.js';
import type { Surroundings } from './surroundings.js';
import { verifyDriversCommand } from './verify-drivers/verify-drivers-command.js';

/** The command line as a whole. */
export function createProgram(surroundings: Surroundings): Command {
  return new Command('sidetone')
    .description('Sets up a Sidetone installation and looks after it.')
    .addCommand(provisionCommand(surroundings))
    .addCommand(deadLetterCommands(surroundings))
    .addCommand(ingestCommands(surroundings))
    .addCommand(rollupCommands(surroundings))
    .addCommand(verifyDriversCommand(surroundings))
    .addHelpText(
      'after',
      `
Environment:
  KAFKA_BROKERS         the brokers to start from, such as kafka-1:9092,kafka-2:9092
  KAFKA_TOPIC_PREFIX    the prefix of the installation's topics, if it has one
  SIDETONE_API_KEY      the key for the API, where a command asks it

Example:
  KAFKA_BROKERS=localhost:9092 sidetone dlq list`,
    );
}
