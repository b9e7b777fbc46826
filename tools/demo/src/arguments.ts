import { Command, InvalidArgumentError } from 'commander';

export interface DemoOptions {
  readonly customers: number;
  readonly days: number;
  readonly seed: number;
  readonly port: number;
  readonly profile: string;
  /** End when the result is there, rather than live on. */
  readonly exit: boolean;
  /** Where the result is written as JSON. */
  readonly out?: string;
  /** The folder where the chief pictures are drawn. */
  readonly pictures?: string;
  /** Ask every question of the dashboards, too. */
  readonly boards: boolean;
  /** Leave the run's database and topics on servers that were given. */
  readonly keep: boolean;
}

/** What the demo is asked for. @throws CommanderError, or ends the process with help or one sentence on what is wrong */
export function readArguments(args: readonly string[], onExit?: (program: Command) => void): DemoOptions {
  const program = new Command('demo')
    .description('Runs the whole platform on a simulated operator and holds what it finds against what was planted.')
    .option('--customers <n>', 'how many customers the operator has', whole('customers', 50, 1_000_000), 3_000)
    .option('--days <n>', 'days of surveys; the history is 28 days longer', whole('days', 1, 730), 28)
    .option('--seed <n>', 'another seed is another world', whole('seed', 0, 2 ** 31), 1)
    .option('--profile <name>', 'the world to live in: default, null-world, or a JSON file', 'default')
    .option('--port <n>', 'the one address of everything is http://localhost:<n>', whole('port', 1, 65_535), 8_080)
    .option('--exit', 'end when the result is there, rather than live on until Ctrl-C', false)
    .option('--out <file>', 'write the result as JSON')
    .option('--pictures <folder>', 'draw the chief pictures of the page as SVG: score, drivers, past-due')
    .option('--boards', 'ask every question of the dashboards, too, and fail where one has nothing to show', false)
    .option('--keep', 'with KAFKA_BROKERS and DATABASE_URL given: leave the database and topics of this run', false)
    .addHelpText('after', '\nExample:\n  npm run demo -- --customers 2000 --days 28 --exit --out result.json');
  onExit?.(program);
  return program.parse(args, { from: 'user' }).opts<DemoOptions>();
}

/** Reads a whole number between two others. */
export function whole(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`--${name} is a whole number from ${least} to ${most}.`);
  };
}
