import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Problem } from '@sidetone/platform/web';
import { IsIn } from 'class-validator';
import { WITHDRAWAL_REASONS, WithdrawAnswers, type WithdrawalReason } from './withdraw-answers.js';

export class WithdrawalBody {
  @ApiProperty({
    enum: WITHDRAWAL_REASONS,
    description:
      'erasure: on the wish of the customer, whose words are deleted. fraud: not from the customer. test: from our own people',
  })
  @IsIn(WITHDRAWAL_REASONS, { message: `reason must be one of ${WITHDRAWAL_REASONS.join(', ')}.` })
  readonly reason!: WithdrawalReason;
}

export class WithdrawalReply {
  @ApiProperty({ example: 'RSP-4fY1nXw0b5rT8cQ2mJ7kLp' })
  readonly responseId!: string;

  @ApiProperty({ enum: WITHDRAWAL_REASONS, example: 'test' })
  readonly reason!: string;

  @ApiProperty({ description: 'False where it was withdrawn before', example: true })
  readonly withdrawn!: boolean;
}

/** Answers that are no longer to count. */
@ApiTags('responses')
@ApiSecurity('api-key')
@Controller('v1/responses')
export class WithdrawController {
  constructor(private readonly answers: WithdrawAnswers) {}

  @Post(':responseId/withdraw')
  @HttpCode(200)
  @ApiParam({ name: 'responseId', example: 'RSP-4fY1nXw0b5rT8cQ2mJ7kLp' })
  @ApiOperation({
    summary: 'Takes an answer out of every score, exposure and case',
    description:
      'It stays to be read, with the reason. Only an erasure deletes its words, and what was set aside of the same invitation.',
  })
  @ApiOkResponse({ type: WithdrawalReply })
  @ApiResponse({ status: 404, description: 'There is no such answer' })
  async withdraw(
    @Param('responseId') responseId: string,
    @Body() { reason }: WithdrawalBody,
  ): Promise<WithdrawalReply> {
    const withdrawn = await this.answers.withdraw(responseId, reason);
    if (withdrawn === undefined) throw new Problem(404, 'No such answer', 'There is no answer by that id.');
    return { responseId, reason, withdrawn };
  }
}
