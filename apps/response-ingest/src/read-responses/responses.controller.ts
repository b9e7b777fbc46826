import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { AnswersList, onePage, pageStart, Problem, type Page } from '@sidetone/platform/web';
import { readId } from '../record-answers/answer-fields.js';
import { ResponsePage, ResponseWithVersions, type ResponseAnswer } from './response-answer.js';
import { ResponseQuery } from './response-query.dto.js';
import { ResponseReader } from './response-reader.js';
import { RESPONSES_CSV } from './responses-csv.js';

/** Answers to read: as they stand, and version by version. */
@ApiTags('responses')
@ApiSecurity('api-key')
@Controller('v1/responses')
export class ResponsesController {
  constructor(private readonly responses: ResponseReader) {}

  @Get()
  @AnswersList(RESPONSES_CSV)
  @ApiOperation({
    summary: 'Answers as they stand, with their comments, the newest first',
    description:
      'As JSON or as CSV. In CSV, text that a spreadsheet would take for a formula begins with an apostrophe.',
  })
  @ApiOkResponse({ type: ResponsePage })
  async list(
    @Query() { surveyId, contactId, customerId, limit, cursor }: ResponseQuery,
  ): Promise<Page<ResponseAnswer>> {
    const rows = await this.responses.list({ surveyId, contactId, customerId }, pageStart(cursor), limit + 1);
    return onePage(rows, limit, ({ firstRecordedAt, responseId }) => ({
      at: Date.parse(firstRecordedAt),
      id: responseId,
    }));
  }

  @Get(':responseId')
  @ApiOperation({ summary: 'One answer with all its versions' })
  @ApiParam({ name: 'responseId', example: 'RSP-4fY1nXw0b5rT8cQ2mJ7kLp' })
  @ApiOkResponse({ type: ResponseWithVersions })
  @ApiResponse({ status: 404, description: 'There is no such answer' })
  async byId(@Param('responseId') responseId: string): Promise<ResponseWithVersions> {
    const id = readId(responseId);
    const response = id.kind === 'read' ? await this.responses.byId(id.value) : undefined;
    if (!response) throw new Problem(404, 'No such answer', 'There is no answer by that id.');
    return { ...response, versions: await this.responses.versions(response.responseId) };
  }
}
