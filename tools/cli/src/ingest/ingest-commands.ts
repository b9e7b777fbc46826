import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { apiKey } from '../api-key.js';
import { CliFailure } from '../cli-failure.js';
import { reasonOf } from '../failure-sentence.js';
import type { Surroundings } from '../surroundings.js';
import { askApi, TryAgain, type ApiAddress } from './api-client.js';
import { describeReport } from './describe-report.js';
import { sendFile, type Sending } from './send-file.js';

interface Options {
  readonly url: string;
  readonly key?: string;
  readonly json: boolean;
  readonly name?: string;
  readonly source?: string;
  readonly zone?: string;
  readonly map?: string;
  readonly revision?: string;
}

/** `sidetone ingest`: files of an operator's systems, sent to the doors of the API. */
export function ingestCommands(surroundings: Surroundings): Command {
  return new Command('ingest')
    .description('Sends CSV files to the API, and tells what became of each row. Sending a file again adds nothing.')
    .addCommand(
      fileCommand(surroundings, 'cdr', 'Call records: calls that the network failed become events.').addHelpText(
        'after',
        '\nExample:\n  sidetone ingest cdr cdr-20261122.csv --source //oss.example/cdr-voice --zone Europe/Helsinki --map msc.map.json',
      ),
    )
    .addCommand(
      fileCommand(surroundings, 'pm', 'Performance counters: a measurement of each KPI that they allow.')
        .option('--revision <n>', 'greater than before for counters that were exported anew', wholeNumber)
        .addHelpText('after', '\nExample:\n  sidetone ingest pm pm-20261122-1700.csv --source //oss.example/pm-ran'),
    )
    .addCommand(
      withAddress(new Command('numbers'))
        .description('Whose telephone numbers are: number, subscriptionId, validFrom, validTo.')
        .argument('<file>', 'a CSV file, or one packed as .gz')
        .option('--zone <zone>', 'the IANA zone of times without offset')
        .addHelpText('after', '\nExample:\n  sidetone ingest numbers numbers.csv')
        .action((file: string, options: Options) => run(surroundings, 'numbers', file, options)),
    );
}

function fileCommand(surroundings: Surroundings, door: 'cdr' | 'pm', description: string): Command {
  return withAddress(new Command(door))
    .description(description)
    .argument('<file>', 'a CSV file, or one packed as .gz')
    .option('--source <uri>', 'the feed: record ids are unique within it')
    .option('--zone <zone>', 'the IANA zone of times without offset')
    .option('--map <file>', 'a mapping (JSON): which columns stand for ours')
    .option('--name <name>', 'the name by which the file is known, if not its own')
    .action((file: string, options: Options) => run(surroundings, door, file, options));
}

function withAddress(command: Command): Command {
  return command
    .option('--url <url>', 'the address of the API', 'http://localhost:8080')
    .option('--key <key>', 'the API key; better given as SIDETONE_API_KEY, which no list of processes shows')
    .option('--json', 'the report as JSON, for other programs', false);
}

async function run(surroundings: Surroundings, door: Sending['door'], file: string, options: Options): Promise<void> {
  const api = { url: options.url, key: apiKey(options.key, surroundings.environment) };
  const mapping = options.map === undefined ? undefined : await putMapping(api, options.map);
  const query = Object.fromEntries(
    Object.entries({ source: options.source, zone: options.zone, mapping, revision: options.revision }).flatMap(
      ([name, value]) => (value === undefined ? [] : [[name, value]]),
    ),
  );
  const name = options.name ?? basename(file);
  const method = door === 'numbers' ? 'PUT' : 'POST';
  const report = await sendFile(api, { file, name, method, door, query }, surroundings);
  surroundings.out.write(`${options.json ? JSON.stringify(report, undefined, 2) : describeReport(name, report)}\n`);
  if (report.refused > 0) {
    throw new CliFailure(
      `${report.refused} of ${report.rows} rows were refused; the others were taken. Mend these lines and send the file again.`,
    );
  }
}

/** Keeps a mapping under a name that changes with its content, so that files name exactly the one they were read by. */
async function putMapping(api: ApiAddress, path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliFailure(`${path} cannot be read: ${reasonOf(error)}`);
  });
  const stem = basename(path)
    .replace(/(?:\.map)?\.json$/, '')
    .replace(/[^\w.-]/g, '_')
    .slice(0, 64);
  const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  await askApi(api, {
    method: 'PUT',
    path: `/ingest/mappings/${name}`,
    body: text,
    headers: { 'content-type': 'application/json' },
  }).catch((error: unknown) => {
    if (error instanceof TryAgain) throw new CliFailure(`${error.message}; nothing was sent.`);
    throw error instanceof CliFailure ? new CliFailure(`${path}: ${error.message}`) : error;
  });
  return name;
}

function wholeNumber(text: string): string {
  if (/^[1-9]\d{0,5}$/.test(text)) return text;
  throw new InvalidArgumentError('It is a whole number from 1.');
}
