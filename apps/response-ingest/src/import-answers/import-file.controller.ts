import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { Instant } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { badRequest } from '@sidetone/platform/web';
import type { FastifyRequest } from 'fastify';
import { readId } from '../record-answers/answer-fields.js';
import { AnswerImporter } from './answer-importer.js';
import { FileReport, FileTally } from './file-report.js';
import { ImportFileQuery } from './import-file.query.js';
import { ImportStore } from './import-store.js';
import type { ImportedLine, ImportedSurvey } from './imported-answer.js';
import { identifiedLine, numberedLine, RowNames, unreadLine, type LineName } from './line-name.js';
import { lineOfRow, type Resolution } from './line-of-row.js';
import { decodeText } from './read-file/decode-text.js';
import { readSurveyRows, type SurveyRow } from './read-file/read-survey-rows.js';
import { readImportedLine } from './read-imported-line.js';
import { SurveyFile } from './read-file/survey-file.js';

const LINES_AT_ONCE = 1_000;

type NameOfRow = (row: SurveyRow) => LineName;

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
    private readonly lines: ImportStore,
    private readonly clock: Clock,
  ) {}

  @Post('file')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary: 'A CSV file of answers, up to 64 MiB, read as it comes',
    description:
      'UTF-8, UTF-16 with its mark, or what `charset` of the content type says; commas, semicolons, tabs or |. A score may be a number, "ten", "9/10" or "4. No signal"; the report tells by which rule each was read. What is not one score from 0 to 10 is refused, never guessed. Every line is accepted, known before, or refused with its reason; sending the file again adds nothing and finishes what was broken off, also where lines were put in or taken out: a line is known by its id, or by what it says.',
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
    const nameOf = await this.naming(query);
    const tally = new FileTally();
    let batch: JudgedLine[] = [];
    const rows = readSurveyRows(decodeText(text.chunks, text.charset), columnsOf(query), query.delimiter);
    for await (const row of rows) {
      batch.push(judge(row, nameOf(row), query, this.clock.now()));
      if (batch.length < LINES_AT_ONCE) continue;
      await this.importBatch(survey, batch, tally);
      batch = [];
    }
    await this.importBatch(survey, batch, tally);
    return tally.report(query.surveyId);
  }

  /** @throws Problem 400 for ids in a survey whose lines are known by number */
  private async naming({ surveyId, answerId }: ImportFileQuery): Promise<NameOfRow> {
    const isNumbered = await this.lines.isNumbered(surveyId);
    if (isNumbered && answerId !== undefined) {
      throw badRequest('Lines of this survey were imported by their numbers, so by ids each would count once more.', [
        {
          field: 'answerId',
          message: 'answerId must be left out for this survey; or send the file under another surveyId.',
        },
      ]);
    }
    return isNumbered ? ({ line }) => numberedLine(line) : namesOfRows(answerId);
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

function judge(row: SurveyRow, name: LineName, query: ImportFileQuery, now: Instant): JudgedLine {
  if (row.kind === 'broken') return { entry: { ...name, kind: 'refused', reason: row.reason }, resolutions: [] };
  const id = query.answerId === undefined ? undefined : readId(row.cell(query.answerId) ?? '');
  if (id?.kind === 'wrong')
    return { entry: { ...name, kind: 'refused', reason: `answerId: ${id.why}` }, resolutions: [] };
  const { fields, resolutions } = lineOfRow(row.cell, query);
  return { entry: readImportedLine(name, fields, now), resolutions };
}

/** Names each row by its id, and what has none by what it says, or by where it stands where that could not be read. */
function namesOfRows(answerId: string | undefined): NameOfRow {
  const names = new RowNames();
  return (row) => {
    const given = answerId === undefined || row.kind === 'broken' ? undefined : readId(row.cell(answerId));
    if (given?.kind === 'read') return identifiedLine(row.line, given.value);
    return row.cells.length === 0 ? unreadLine(row.line) : names.next(row.line, row.cells);
  };
}

/** Columns the file must have: those that were named, and score and contact in any case. */
function columnsOf(query: ImportFileQuery): readonly string[] {
  const { answerId, customerId, subscriptionId, comment, channel, answeredAt } = query;
  const named = [answerId, customerId, subscriptionId, comment, channel, answeredAt].filter(
    (column) => column !== undefined,
  );
  return [query.score ?? 'score', query.contactId ?? 'contactId', ...named];
}
