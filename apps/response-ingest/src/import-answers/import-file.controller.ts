import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { Instant } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import type { FastifyRequest } from 'fastify';
import { AnswerImporter } from './answer-importer.js';
import { FileReport, FileTally } from './file-report.js';
import { ImportFileQuery } from './import-file.query.js';
import type { ImportedLine, ImportedSurvey } from './imported-answer.js';
import { lineOfRow, type Resolution } from './line-of-row.js';
import { decodeText } from './read-file/decode-text.js';
import { readSurveyRows, type SurveyRow } from './read-file/read-survey-rows.js';
import { readImportedLine } from './read-imported-line.js';
import { SurveyFile } from './read-file/survey-file.js';

const LINES_AT_ONCE = 1_000;

interface JudgedLine {
  readonly entry: ImportedLine;
  readonly resolutions: readonly Resolution[];
}

/** A survey made elsewhere, as its file. */
@ApiTags('import')
@ApiSecurity('api-key')
@Controller('v1/responses/import')
export class ImportFileController {
  constructor(
    private readonly importer: AnswerImporter,
    private readonly clock: Clock,
  ) {}

  @Post('file')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary: 'A CSV file of answers, up to 64 MiB, read as it comes',
    description:
      'UTF-8, UTF-16 with its mark, or what `charset` of the content type says; commas, semicolons, tabs or |. A score may be a number, "ten", "9/10" or "4. No signal"; the report tells by which rule each was read. What is not one score from 0 to 10 is refused, never guessed. Every line is accepted, known before, or refused with its reason; sending the file again adds nothing and finishes what was broken off.',
  })
  @ApiOkResponse({ type: FileReport })
  @ApiResponse({
    status: 400,
    description: 'The header or the encoding needs mending; lines before the fault stay taken',
  })
  async take(@Req() request: FastifyRequest, @Query() query: ImportFileQuery): Promise<FileReport> {
    const { text } = SurveyFile.of(request);
    const survey = {
      surveyId: query.surveyId,
      kind: query.kind ?? ('relationship' as const),
      journeyArea: query.journeyArea,
    };
    const tally = new FileTally();
    let batch: JudgedLine[] = [];
    const rows = readSurveyRows(decodeText(text.chunks, text.charset), columnsOf(query), query.delimiter);
    for await (const row of rows) {
      batch.push(judge(row, query, this.clock.now()));
      if (batch.length < LINES_AT_ONCE) continue;
      await this.importBatch(survey, batch, tally);
      batch = [];
    }
    await this.importBatch(survey, batch, tally);
    return tally.report(query.surveyId);
  }

  private async importBatch(survey: ImportedSurvey, batch: readonly JudgedLine[], tally: FileTally): Promise<void> {
    if (batch.length === 0) return;
    const results = await this.importer.import(
      survey,
      batch.map(({ entry }) => entry),
    );
    results.forEach((result, index) => tally.add(result, batch[index]?.resolutions ?? []));
  }
}

function judge(row: SurveyRow, query: ImportFileQuery, now: Instant): JudgedLine {
  if (row.kind === 'broken') return { entry: { kind: 'refused', line: row.line, reason: row.reason }, resolutions: [] };
  const { fields, resolutions } = lineOfRow(row.cell, query);
  return { entry: readImportedLine(row.line, fields, now), resolutions };
}

/** Columns the file must have: those that were named, and score and contact in any case. */
function columnsOf(query: ImportFileQuery): readonly string[] {
  const { customerId, subscriptionId, comment, channel, answeredAt } = query;
  const named = [customerId, subscriptionId, comment, channel, answeredAt].filter((column) => column !== undefined);
  return [query.score ?? 'score', query.contactId ?? 'contactId', ...named];
}
