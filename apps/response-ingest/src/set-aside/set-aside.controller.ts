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
import { onePage, pageStart, Problem } from '@sidetone/platform/web';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { recordedReply, RecordedReply } from '../record-answers/recorded-reply.js';
import { EraseBody, EraseReply, whoseIn } from './erase.dto.js';
import { EraseSetAside } from './erase-set-aside.js';
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
    private readonly erasing: EraseSetAside,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Answers and replies that came and do not count, with the reason, the newest first' })
  @ApiOkResponse({ type: SetAsidePage })
  async list(@Query() { surveyId, reason, limit, cursor }: SetAsideQuery): Promise<SetAsidePage> {
    const rows = await this.things.list({ surveyId, reason }, pageStart(cursor), limit + 1);
    return onePage(rows, limit, ({ cameAt, setAsideId }) => ({ at: Date.parse(cameAt), id: setAsideId }));
  }

  @Post('erase')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Deletes what was set aside of an invitation, or of all those of a contact, on the wish of the customer',
    description:
      'Nothing is set aside of these invitations from then on, whatever comes. An answer that counts stays: it is withdrawn by its own id, for erasure.',
  })
  @ApiOkResponse({ type: EraseReply })
  @ApiResponse({ status: 400, description: 'It names neither an invitation nor a contact, or both' })
  @ApiResponse({ status: 404, description: 'There is no such invitation, or none of that contact' })
  async erase(@Body() body: EraseBody): Promise<EraseReply> {
    const erased = await this.erasing.erase(whoseIn(body));
    if (erased.invitations > 0) return erased;
    throw new Problem(
      404,
      'No such invitation',
      'There is no invitation by that id, or of that contact. Ids are exact.',
    );
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
