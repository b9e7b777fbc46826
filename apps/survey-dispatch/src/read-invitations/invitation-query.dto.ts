import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@sidetone/platform/web';
import { IsIn, IsOptional, Matches } from 'class-validator';

export const INVITATION_STATES = ['issued', 'dispatched', 'answered', 'failed'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

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
