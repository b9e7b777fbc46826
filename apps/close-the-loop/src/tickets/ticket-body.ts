import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { TicketState } from './ticket.js';

export const MAX_NOTE_LENGTH = 1_000;
const NOTE = { message: `note must be a text of at most ${MAX_NOTE_LENGTH} characters.` };

export class TicketWishBody {
  @ApiPropertyOptional({
    description: 'What whoever gets the ticket should know. Personal data in it is hidden before it is stored.',
    example: 'Drops since the antenna was changed.',
  })
  @IsOptional()
  @IsString(NOTE)
  @MaxLength(MAX_NOTE_LENGTH, NOTE)
  readonly note?: string | null;
}

export class TicketAnswer {
  @ApiProperty({ example: 'CASE-2fa1f1b526268db67cd0' })
  readonly caseId!: string;
  @ApiProperty({ enum: ['waiting', 'sending', 'created', 'failed'] })
  readonly state!: TicketState;
  @ApiProperty({ type: String, nullable: true, example: 'TT-48213', description: 'null until it is made' })
  readonly ticketId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'inProgress',
    description: 'As the ticket system last told it',
  })
  readonly status!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly statusChangedAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly requestedAt!: string;
  @ApiProperty({ description: 'The name of the API key, or TICKET_TEAMS', example: 'crm' })
  readonly requestedBy!: string;
  @ApiProperty({ example: 1 })
  readonly attempts!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly nextAttemptAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed' })
  readonly failure!: string | null;
}
