import { ApiProperty } from '@nestjs/swagger';
import { INVITATION_STATES, type InvitationState } from './invitation-query.dto.js';

/** An invitation as people see it; its link is shown to nobody. */
export class InvitationAnswer {
  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({ example: 'support-transactional' })
  readonly surveyId!: string;

  @ApiProperty({ description: 'The version of the programme that it was made by', example: 1 })
  readonly programmeVersion!: number;

  @ApiProperty({ enum: ['transactional', 'relationship', 'wave', 'verification'] })
  readonly kind!: string;

  @ApiProperty({ type: String, nullable: true, example: 'support' })
  readonly journeyArea!: string | null;

  @ApiProperty({ description: 'What it is about: unique within the programme', example: 'INT-55210' })
  readonly occasionId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null when it is about no interaction',
    example: 'INT-55210',
  })
  readonly interactionId!: string | null;

  @ApiProperty({ enum: ['email', 'sms', 'webhook', 'agent'], example: 'webhook' })
  readonly channel!: string;

  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ example: 'CUS-100' })
  readonly customerId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'SUB-1001' })
  readonly subscriptionId!: string | null;

  @ApiProperty({ example: 'fi' })
  readonly language!: string;

  @ApiProperty({ enum: INVITATION_STATES, example: 'dispatched' })
  readonly state!: InvitationState;

  @ApiProperty({ description: 'How often sending was tried', example: 1 })
  readonly attempts!: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly issuedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-24T09:52:11.000Z' })
  readonly dispatchedAt!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'While it is not sent: when it is tried next',
  })
  readonly nextAttemptAt!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-12-08T09:52:10.000Z' })
  readonly expiresAt!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it could not be sent', example: null })
  readonly failure!: string | null;
}

export class InvitationPage {
  @ApiProperty({ type: InvitationAnswer, isArray: true })
  readonly items!: readonly InvitationAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  readonly next!: string | null;
}
