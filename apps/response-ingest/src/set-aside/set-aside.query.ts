import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@sidetone/platform/web';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { SET_ASIDE_REASONS, type SetAsideReason } from './set-aside.js';

export class SetAsideQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'support-transactional' })
  @IsOptional()
  @Matches(/^[^\0]{1,128}$/u, { message: 'surveyId must be one id of at most 128 characters.' })
  readonly surveyId?: string;

  @ApiPropertyOptional({ enum: SET_ASIDE_REASONS })
  @IsOptional()
  @IsIn(SET_ASIDE_REASONS, { message: `reason must be one of ${SET_ASIDE_REASONS.join(', ')}.` })
  readonly reason?: SetAsideReason;
}
