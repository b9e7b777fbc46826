import { Command, InvalidArgumentError } from 'commander';
import { apiKey } from '../api-key.js';
import { CliFailure } from '../cli-failure.js';
import type { Surroundings } from '../surroundings.js';
import { verifyDays, type Verified } from './verify-days.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly url: string;
  readonly key?: string;
  readonly repair: boolean;
}

/** `sidetone rollups`: the daily totals, proved or put right. */
export function rollupCommands(surroundings: Surroundings): Command {
  return new Command('rollups')
    .description('Daily totals of KPIs, kept for years after their events are dropped.')
    .addCommand(verifyCommand(surroundings));
}

function verifyCommand({ out, environment }: Surroundings): Command {
  return new Command('verify')
    .description('Counts days anew from raw events and histories, and compares. Ends with 1 when something differs.')
    .requiredOption('--from <day>', 'the first day, in the zone of the operator', day)
    .requiredOption('--to <day>', 'the last day', day)
    .option('--url <url>', 'the address of the API', 'http://localhost:8080')
    .option('--key <key>', 'the API key; better given as SIDETONE_API_KEY, which no list of processes shows')
    .option('--repair', 'put right what differs', false)
    .addHelpText('after', '\nExample:\n  sidetone rollups verify --from 2026-11-01 --to 2026-11-23')
    .action(async ({ from, to, url, key: given, repair }: Options) => {
      const key = apiKey(given, environment);
      const found = await verifyDays({ from, to, url, key, repair });
      out.write(`${told(found)}\n`);
      if (found.differences > 0 && !found.repaired)
        throw new CliFailure(
          `${found.differences} of ${found.rows} totals differ from what was counted anew. To put them right, run it again with --repair.`,
        );
    });
}

function told({ from, to, days, rows, differences, examples, checksums, repaired }: Verified): string {
  const lines = examples.map(
    (one) =>
      `  ${one.day} ${one.scope} ${one.scopeId} ${one.kpi} (${one.part}): ${amount(one.found)}, counted anew ${amount(one.expected)}`,
  );
  const more = differences > examples.length ? [`  … and ${differences - examples.length} more`] : [];
  return [
    `${from} to ${to}: ${days} days with events, ${rows} totals compared, ${differences} differ${repaired ? 'ed and were put right' : ''}.`,
    ...lines,
    ...more,
    `MD5 counted anew  ${checksums.expected}`,
    `MD5 as it stood   ${checksums.found}`,
  ].join('\n');
}

const amount = (total: Verified['examples'][number]['found']): string =>
  total === null
    ? 'nothing'
    : `${total.amount}${total.weight === null ? '' : ` over ${total.weight}`} by ${total.events}`;

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new InvalidArgumentError('It is a day such as 2026-11-23.');
}
