import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import type { FastifyRequest } from 'fastify';
import { csvOf } from './csv-of.js';
import { FileIntake } from './file-intake.js';
import { FileQuery, FilesQuery } from './file-query.js';
import type { FileReport } from './file-report.js';
import { GiveUpCalls, type GivenUpCalls } from './take-calls/give-up-calls.js';
import { ParkedCallStore, type ParkedCalls } from './take-calls/parked-call-store.js';
import { FileStore, type StoredFile } from './take-rows/file-store.js';

const FILE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Files of call records and of counters. */
@ApiTags('files')
@ApiSecurity('api-key')
@ApiResponse({ status: 400, description: 'The file as a whole cannot be used; nothing of it was stored' })
@Controller('ingest')
export class FilesController {
  constructor(
    private readonly intake: FileIntake,
    private readonly files: FileStore,
    private readonly parked: ParkedCallStore,
    private readonly waiting: GiveUpCalls,
  ) {}

  @Post('cdr')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary: 'Takes a CSV file of call records, up to 64 MiB, as it is or packed with gzip',
    description:
      'Calls that the network failed become events. Telephone numbers are exchanged for subscriptions and kept nowhere. The answer tells what became of each row; sending the same file again adds nothing and finishes what was broken off.',
  })
  @ApiResponse({ status: 503, description: 'No NUMBER_SECRET is set, or too many files are under way' })
  takeCalls(@Req() request: FastifyRequest, @Query() query: FileQuery): Promise<FileReport> {
    return this.intake.takeCalls({ body: csvOf(request), encoding: request.headers['content-encoding'], query });
  }

  @Post('pm')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary: 'Takes a CSV file of performance counters, up to 64 MiB, as it is or packed with gzip',
    description: 'A measurement is published of each KPI that the counters of a row allow.',
  })
  takeCounters(@Req() request: FastifyRequest, @Query() query: FileQuery): Promise<FileReport> {
    return this.intake.takeCounters({ body: csvOf(request), encoding: request.headers['content-encoding'], query });
  }

  @Get('files')
  @ApiOperation({ summary: 'Files that were sent, the latest first' })
  async list(@Query() query: FilesQuery): Promise<{ items: readonly Omit<StoredFile, 'fileNo'>[] }> {
    const files = await this.files.list(conditionOf(query), query.limit);
    return { items: files.map(({ fileNo: _fileNo, ...file }) => file) };
  }

  @Get('files/:id')
  @ApiOperation({ summary: 'What became of the rows of a file, over all uploads of it' })
  @ApiResponse({ status: 404, description: 'There is no such file' })
  async get(@Param('id') id: string): Promise<FileReport> {
    const report = FILE_ID.test(id) ? await this.intake.find(id) : undefined;
    if (report === undefined) throw new Problem(404, 'Not found', 'No file with this id was sent.');
    return report;
  }

  @Get('parked')
  @ApiOperation({
    summary: 'Failed calls whose number belongs to no known subscription, and those that waited in vain',
  })
  async listParked(): Promise<{ waiting: readonly ParkedCalls[]; givenUp: readonly GivenUpCalls[] }> {
    return { waiting: await this.parked.waiting(), givenUp: await this.waiting.givenUp() };
  }
}

function conditionOf({ kind, source, file }: FilesQuery): Sql {
  let condition = trustedSql('true');
  if (kind !== undefined) condition = sql`${condition} and kind = ${kind}`;
  if (source !== undefined) condition = sql`${condition} and source = ${source}`;
  if (file !== undefined) condition = sql`${condition} and name = ${file}`;
  return condition;
}
