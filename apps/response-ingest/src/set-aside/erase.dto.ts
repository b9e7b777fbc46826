import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { badRequest } from '@sidetone/platform/web';
import { IsOptional, Matches } from 'class-validator';
import type { Whose } from './set-aside-store.js';

const ID = /^[^\0]{1,128}$/u;

export class EraseBody {
  @ApiPropertyOptional({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  @IsOptional()
  @Matches(ID, { message: 'invitationId must be one id of at most 128 characters.' })
  readonly invitationId?: string;

  @ApiPropertyOptional({ description: 'For all invitations of a contact', example: 'CON-100' })
  @IsOptional()
  @Matches(ID, { message: 'contactId must be one id of at most 128 characters.' })
  readonly contactId?: string;
}

export class EraseReply {
  @ApiProperty({ description: 'Invitations of which nothing is set aside any more', example: 1 })
  readonly invitations!: number;

  @ApiProperty({ description: 'Answers and replies that were deleted', example: 2 })
  readonly erased!: number;
}

/** Whose words are to be deleted. @throws Problem 400 unless one is named, an invitation or a contact */
export function whoseIn({ invitationId, contactId }: EraseBody): Whose {
  if (invitationId !== undefined && contactId === undefined) return { invitationId };
  if (contactId !== undefined && invitationId === undefined) return { contactId };
  throw badRequest('Say whose words are to be deleted.', [
    { field: 'invitationId', message: 'Give either an invitationId or a contactId.' },
  ]);
}
