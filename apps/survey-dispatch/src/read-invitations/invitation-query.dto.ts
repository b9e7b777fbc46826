import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export const INVITATION_STATES = ['issued', 'dispatched', 'failed'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

const LIMIT = { message: 'limit must be a whole number from 1 to 500.' };

/** Which page of a list. */
export class PageQuery {
  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500 })
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(500, LIMIT)
  readonly limit: number = 50;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @IsString({ message: 'cursor must be given once.' })
  @MaxLength(1_000, { message: 'cursor must be the next of an earlier page.' })
  readonly cursor?: string;
}

export class InvitationQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'CON-100' })
  @IsOptional()
  @Matches(/^[^\0]{1,128}$/u, { message: 'contactId must be one id of at most 128 characters.' })
  readonly contactId?: string;

  @ApiPropertyOptional({ enum: INVITATION_STATES })
  @IsOptional()
  @IsIn(INVITATION_STATES, { message: `state must be one of: ${INVITATION_STATES.join(', ')}.` })
  readonly state?: InvitationState;
}
