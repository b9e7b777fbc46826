import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { badRequest, Problem } from '@sidetone/platform/web';
import { readId } from '../record-answers/answer-fields.js';
import { readCursor, writeCursor } from '@sidetone/platform/web';
import { ResponsePage, ResponseWithVersions } from './response-answer.js';
import { ResponseQuery } from './response-query.dto.js';
import { ResponseReader } from './response-reader.js';

/** Answers to read: as they stand, and version by version. */
@ApiTags('responses')
@ApiSecurity('api-key')
@Controller('v1/responses')
export class ResponsesController {
  constructor(private readonly responses: ResponseReader) {}

  @Get()
  @ApiOperation({ summary: 'Answers as they stand, the newest first' })
  @ApiOkResponse({ type: ResponsePage })
  async list(@Query() { surveyId, contactId, customerId, limit, cursor }: ResponseQuery): Promise<ResponsePage> {
    const before = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && before === undefined) throw badRequest('cursor must be the next of an earlier page.');
    const rows = await this.responses.list({ surveyId, contactId, customerId }, before, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return { items, next: hasMore ? writeCursor({ at: Date.parse(last.firstRecordedAt), id: last.responseId }) : null };
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
