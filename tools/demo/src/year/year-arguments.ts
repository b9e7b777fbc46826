import { Command } from 'commander';
import { whole, type DemoOptions } from '../arguments.js';

/** What the year is asked for. @throws CommanderError, or ends the process with help or one sentence on what is wrong */
export function readYearArguments(args: readonly string[], onExit?: (program: Command) => void): DemoOptions {
  const program = new Command('year')
    .description(
      "Lives a year with several operators' survey programmes side by side, and accounts for every question.",
    )
    .option('--customers <n>', 'how many customers the operator has', whole('customers', 50, 100_000), 240)
    .option('--days <n>', 'days in which there is something to ask about', whole('days', 1, 730), 365)
    .option('--seed <n>', 'another seed is another world', whole('seed', 0, 2 ** 31), 1)
    .option('--profile <name>', 'the world to live in: one that sets up surveys, or a JSON file', 'three-programmes')
    .option('--port <n>', 'the one address of everything is http://localhost:<n>', whole('port', 1, 65_535), 8_080)
    .option('--exit', 'end when the result is there, rather than leave the platform to be looked at', false)
    .option('--out, --json <file>', 'write the result as JSON')
    .option('--boards', 'ask every question of the dashboards, too, and fail where one has nothing to show', false)
    .option('--keep', 'with KAFKA_BROKERS and DATABASE_URL given: leave the database and topics of this run', false)
    .addHelpText('after', '\nExample:\n  npm run year -- --exit --json year.json');
  onExit?.(program);
  const { json, ...options } = program.parse(args, { from: 'user' }).opts<DemoOptions & { readonly json?: string }>();
  return { ...options, ...(json === undefined ? {} : { out: json }) };
}
