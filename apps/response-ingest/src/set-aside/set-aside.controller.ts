import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPropertyOptional,
  ApiResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { onePage, pageStart } from '@sidetone/platform/web';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { recordedReply, RecordedReply } from '../record-answers/recorded-reply.js';
import { SetAsidePage } from './set-aside-answer.js';
import { SetAsideQuery } from './set-aside.query.js';
import { SetAsideStore } from './set-aside-store.js';
import { TakeAfterAll } from './take-after-all.js';

const SCORE = { message: 'score must be a whole number from 0 to 10: the one you read in the words.' };

export class TakeBody {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: 10,
    description: 'The score you read in the words, where none was found',
  })
  @IsOptional()
  @IsInt(SCORE)
  @Min(0, SCORE)
  @Max(10, SCORE)
  readonly score?: number;
}

/** What came and does not count. */
@ApiTags('set aside')
@ApiSecurity('api-key')
@Controller('v1/set-aside')
export class SetAsideController {
  constructor(
    private readonly things: SetAsideStore,
    private readonly taking: TakeAfterAll,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Answers and replies that came and do not count, with the reason, the newest first' })
  @ApiOkResponse({ type: SetAsidePage })
  async list(@Query() { surveyId, reason, limit, cursor }: SetAsideQuery): Promise<SetAsidePage> {
    const rows = await this.things.list({ surveyId, reason }, pageStart(cursor), limit + 1);
    return onePage(rows, limit, ({ cameAt, setAsideId }) => ({ at: Date.parse(cameAt), id: setAsideId }));
  }

  @Post(':setAsideId/take')
  @HttpCode(200)
  @ApiParam({ name: 'setAsideId', example: 'ASIDE-4fY1nXw0b5rT8cQ2mJ7kLp' })
  @ApiOperation({
    summary: 'Lets it count after all, as the answer of its invitation',
    description: 'A reply in which no score was found needs the score that you read in its words.',
  })
  @ApiOkResponse({ type: RecordedReply })
  @ApiResponse({ status: 400, description: 'Its words need a score' })
  @ApiResponse({ status: 404, description: 'There is no such thing' })
  @ApiResponse({ status: 409, description: 'Another answer of the invitation stands and can no longer be changed' })
  async take(@Param('setAsideId') setAsideId: string, @Body() { score }: TakeBody): Promise<RecordedReply> {
    return recordedReply(await this.taking.take(setAsideId, score));
  }
}
