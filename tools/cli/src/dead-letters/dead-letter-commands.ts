import { Command, InvalidArgumentError } from 'commander';
import { topicOfDoor } from '@sidetone/contracts/topics';
import { replayDeadLetters, type DeadLetter } from '@sidetone/platform/messaging';
import { CliFailure } from '../cli-failure.js';
import type { Surroundings } from '../surroundings.js';
import { withKafka } from '../with-kafka.js';
import { topicOfId } from './dead-letter-id.js';
import { deadLetterTable } from './dead-letter-table.js';
import { describeDeadLetter, summarise } from './describe-dead-letter.js';
import { findById, findDeadLetters } from './find-dead-letters.js';

const DEFAULT_LIMIT = 50;

/** `sidetone dlq`: records that could not be used, and the way back for them. */
export function deadLetterCommands(surroundings: Surroundings): Command {
  return new Command('dlq')
    .description('Dead letters: records that could not be used, kept with the reason for 14 days.')
    .addCommand(listCommand(surroundings))
    .addCommand(showCommand(surroundings))
    .addCommand(replayCommand(surroundings));
}

function listCommand({ environment, out }: Surroundings): Command {
  return new Command('list')
    .description('Lists dead letters, the latest first.')
    .option('--topic <topic>', 'only those of one topic')
    .option('--limit <n>', 'how many at most', wholeNumber, DEFAULT_LIMIT)
    .option('--json', 'as JSON, for other programs', false)
    .addHelpText('after', '\nExample:\n  sidetone dlq list --topic oss.call.v1 --limit 10')
    .action(async ({ topic, limit, json }: { topic?: string; limit: number; json: boolean }) => {
      const letters = await withKafka(environment, (kafka) => findDeadLetters(kafka, topic));
      const summaries = letters.map(summarise);
      out.write(
        `${json ? JSON.stringify(summaries.slice(0, limit), undefined, 2) : deadLetterTable(summaries, limit)}\n`,
      );
    });
}

function showCommand({ environment, out }: Surroundings): Command {
  return new Command('show')
    .description('Shows one dead letter whole. It holds the record as it came, personal data included.')
    .argument('<id>', '<topic>/<partition>/<offset>, as `dlq list` prints it', checkedId)
    .addHelpText('after', '\nExample:\n  sidetone dlq show oss.call.v1/3/1204')
    .action(async (id: string) => {
      const letters = await withKafka(environment, (kafka) => findById(kafka, [id]));
      out.write(`${letters.map(describeDeadLetter).join('\n\n')}\n`);
    });
}

function replayCommand({ environment, out }: Surroundings): Command {
  return new Command('replay')
    .description(
      'Sends dead letters again to the topic they came from. Who had taken the record before drops it as known.',
    )
    .argument(
      '[ids...]',
      '<topic>/<partition>/<offset>, as `dlq list` prints them',
      (id: string, ids: string[] = []) => [...ids, checkedId(id)],
    )
    .option('--topic <topic>', 'all of one topic instead')
    .option('--dry-run', 'only tell what would be sent', false)
    .addHelpText('after', '\nExample:\n  sidetone dlq replay oss.call.v1/3/1204 --dry-run')
    .action(async (ids: readonly string[], { topic, dryRun }: { topic?: string; dryRun: boolean }) => {
      if (ids.length > 0 === (topic !== undefined))
        throw new CliFailure('give either ids or --topic, so that it is clear what is to be sent.');
      await withKafka(environment, async (kafka) => {
        const letters = topic === undefined ? await findById(kafka, ids) : await findDeadLetters(kafka, topic);
        refuseRowsOfFiles(letters);
        if (dryRun) {
          out.write(`${deadLetterTable(letters.map(summarise), letters.length)}\nNothing was sent.\n`);
          return;
        }
        const producer = kafka.producer();
        try {
          const sent = await replayDeadLetters(producer, letters);
          out.write(`${sent} ${sent === 1 ? 'record was' : 'records were'} sent again.\n`);
        } finally {
          await producer.close();
        }
      });
    });
}

/** A row of a file is not the record that its topic takes; and the numbers in it were masked. */
function refuseRowsOfFiles(letters: readonly DeadLetter[]): void {
  const rows = letters.filter(({ record }) => topicOfDoor(record.topic) !== undefined);
  if (rows.length > 0) {
    throw new CliFailure(
      `${rows.length} of these are rows of files (${rows[0]?.id}): mend them in the file and send the file again by \`sidetone ingest\`. Nothing was sent; give the ids of the others.`,
    );
  }
}

function checkedId(id: string): string {
  topicOfId(id);
  return id;
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number from 1.');
}
