import { Command } from 'commander';

export interface ReplayOptions {
  /** The survey's answers as CSV. */
  readonly answers: string;
  /** What its columns mean. */
  readonly map: string;
  /** Where the result is written as JSON. */
  readonly out?: string;
  /** Keep the services running when the result is there. */
  readonly stay: boolean;
}

/** What the replay is asked for. @throws CommanderError, or ends the process with help or one sentence on what is wrong */
export function readArguments(args: readonly string[], onExit?: (program: Command) => void): ReplayOptions {
  const program = new Command('replay')
    .description('Sends a survey made elsewhere, with the counters beside it, through the whole platform.')
    .requiredOption('--answers <file>', 'the answers: CSV, UTF-8, with a header')
    .requiredOption('--map <file>', 'what the columns mean: JSON')
    .option('--out <file>', 'write the result as JSON')
    .option('--exit', 'end when the result is there (the default)')
    .option('--stay', 'keep the services running until Ctrl-C, to look at the answers', false)
    .addHelpText(
      'after',
      `
Sent again into the same installation (KAFKA_BROKERS and DATABASE_URL given), a file adds nothing.

Example:
  npm run replay -- --answers survey.csv --map survey.map.json --out result.json`,
    );
  onExit?.(program);
  const { exit: _default, ...options } = program
    .parse(args, { from: 'user' })
    .opts<ReplayOptions & { exit?: boolean }>();
  return options;
}
