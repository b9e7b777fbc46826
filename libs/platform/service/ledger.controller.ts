import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../database/index.js';
import { RecordLedger, type RecordFate } from '../messaging/index.js';

/** What became of every record this service consumed. */
@ApiTags('operations')
@Controller('v1/ledger')
export class LedgerController {
  private readonly ledger = new RecordLedger();

  constructor(private readonly database: Database) {}

  /** Records consumed by topic, fate and reason; the fates add up to the records consumed. */
  @Get()
  @ApiOperation({ summary: 'What became of every record this service consumed, by topic, fate and reason' })
  async list(): Promise<{ fates: readonly RecordFate[] }> {
    return { fates: await this.ledger.fates(this.database) };
  }
}
