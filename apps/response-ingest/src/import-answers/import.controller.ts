import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { isJsonObject, type JsonObject } from '@sidetone/contracts/validation';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { readId } from '../record-answers/answer-fields.js';
import { AnswerImporter } from './answer-importer.js';
import { ImportStore } from './import-store.js';
import { identifiedLine, numberedLine, type LineName } from './line-name.js';
import { ImportBody, ImportReply, ImportTotalsBody } from './import.dto.js';
import { readImportedLine } from './read-imported-line.js';

const LAST_LINE = 2 ** 31 - 1;

/** Surveys that were made elsewhere. */
@ApiTags('import')
@ApiSecurity('api-key')
@Controller('v1/responses/import')
export class ImportController {
  constructor(
    private readonly importer: AnswerImporter,
    private readonly lines: ImportStore,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Up to 1,000 answers that no invitation of ours preceded',
    description:
      'Each line gets an invitation of its own; sending a line again adds nothing. A line is known by its `answerId`, or without one by its number. Scores may be text or numbers as in the file; what is not one whole number from 0 to 10 is refused. `answeredAt` is believed unless it lies in the future.',
  })
  @ApiOkResponse({ type: ImportReply, description: 'What became of each line, in the order sent' })
  @ApiResponse({ status: 400, description: 'The request as a whole cannot be used; nothing was stored' })
  async import(@Body() body: ImportBody): Promise<ImportReply> {
    const surveyId = surveyIdOf(body.surveyId);
    const now = this.clock.now();
    const lines = body.answers.map((entry, index) => {
      const fields: JsonObject = isJsonObject(entry) ? entry : {};
      return readImportedLine(nameOf(fields, index), fields, now);
    });
    const { kind, journeyArea } = body;
    const survey = { surveyId, kind: kind ?? ('relationship' as const), journeyArea: journeyArea ?? undefined };
    return { surveyId, results: await this.importer.import(survey, lines) };
  }

  @Get(':surveyId')
  @ApiOperation({ summary: 'What became of the lines of an imported survey, by result and reason' })
  @ApiOkResponse({ type: ImportTotalsBody })
  @ApiResponse({ status: 404, description: 'No line of such a survey ever came' })
  async totals(@Param('surveyId') surveyId: string): Promise<ImportTotalsBody> {
    const id = readId(surveyId);
    const totals = id.kind === 'read' ? await this.lines.totals(id.value) : undefined;
    if (id.kind === 'wrong' || !totals)
      throw new Problem(404, 'No such import', 'No line of a survey by that id was imported.');
    const { accepted, refused, reasons } = totals;
    return { surveyId: id.value, lines: accepted + refused, accepted, refused, reasons };
  }
}

function surveyIdOf(given: string): string {
  const id = readId(given);
  if (id.kind === 'read') return id.value;
  throw badRequest('The survey needs an id.', [{ field: 'surveyId', message: `surveyId ${id.why}` }]);
}

/** By the id that the sender gives it, else by the number of its line. */
function nameOf(fields: JsonObject, index: number): LineName {
  const line = lineOf(fields, index);
  const { answerId } = fields;
  if (answerId === undefined || answerId === null) return numberedLine(line);
  const id = readId(answerId);
  if (id.kind === 'read') return identifiedLine(line, id.value);
  throw badRequest('The id of an answer cannot be used, so nothing was stored.', [
    { field: `answers.${index}.answerId`, message: `answerId ${id.why}` },
  ]);
}

/** Without its line an answer could be neither counted nor told apart from another, so the whole request is refused. */
function lineOf(fields: JsonObject, index: number): number {
  const { line } = fields;
  if (typeof line === 'number' && Number.isInteger(line) && line >= 0 && line <= LAST_LINE) return line;
  throw badRequest('Every answer needs the number of its line.', [
    { field: `answers.${index}.line`, message: `line must be a whole number from 0 to ${LAST_LINE}` },
  ]);
}
