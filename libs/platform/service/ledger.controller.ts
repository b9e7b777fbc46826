import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../database/index.js';
import { adviceFor, RecordLedger, type RecordExample, type RecordFate } from '../messaging/index.js';
import { AnswersList, pageByKey, type CsvForm, type Page } from '../web/index.js';
import { LedgerQuery } from './ledger-query.js';

interface LedgerEntry extends RecordFate {
  readonly advice: string;
  readonly examples: readonly (RecordExample & { readonly advice: string })[];
}

const CSV: CsvForm<LedgerEntry> = {
  columns: [
    ...['topic', 'fate', 'reason', 'records', 'firstAt', 'lastAt', 'advice'],
    ...['partition', 'offset', 'source', 'eventId', 'type', 'told', 'at'],
  ],
  rowsOf: ({ topic, fate, reason, records, firstAt, lastAt, advice, examples }) => {
    const entry = [topic, fate, reason, records, firstAt, lastAt];
    if (examples.length === 0) return [[...entry, advice, ...Array.from({ length: 7 }, () => null)]];
    return examples.map((example) => {
      const { partition, offset, source, eventId, type, told, at } = example;
      return [...entry, example.advice, partition, offset, source, eventId, type, told, at];
    });
  },
};

/** What became of every record this service consumed. */
@ApiTags('operations')
@Controller('v1/ledger')
export class LedgerController {
  private readonly ledger = new RecordLedger();

  constructor(private readonly database: Database) {}

  /** Records consumed by topic, fate and reason; the fates add up to the records consumed. @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'What became of every record this service consumed, by topic, fate and reason, and what to do about it',
    description:
      'Each reason comes with the latest records that it met: where they stand, whose they are, the whole reason. A bounded number of them is kept. ' +
      'The bytes of what was refused stand on the topic dlq.<topic>. As CSV each example is a row.',
  })
  async list(@Query() { topic, fate, examples: most, ...page }: LedgerQuery): Promise<Page<LedgerEntry>> {
    const fates = await this.ledger.fates(this.database);
    const asked = fates.filter(
      (entry) => (topic === undefined || entry.topic === topic) && (fate === undefined || entry.fate === fate),
    );
    const { items, next } = pageByKey(asked, (entry) => [entry.topic, entry.fate, entry.reason].join('\n'), page);
    const examples = await this.ledger.examples(this.database, items, most);
    return {
      next,
      items: items.map((entry, index) => ({
        ...entry,
        advice: adviceFor(entry.reason),
        examples: (examples[index] ?? []).map((example) => ({ ...example, advice: adviceFor(example.told) })),
      })),
    };
  }
}
