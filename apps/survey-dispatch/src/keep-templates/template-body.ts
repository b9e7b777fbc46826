import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { InteractionKind } from '@sidetone/domain/programmes';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { SENDING_CHANNELS, type SendingChannel } from '../channels/channels.js';

const KINDS: readonly InteractionKind[] = ['sale', 'delivery', 'technicianVisit', 'support', 'billing', 'other'];

/** A text as it shall be from now on. */
export class TemplateBody {
  @ApiPropertyOptional({ description: 'Of a mail only', example: 'How did it go: {{occasion}}' })
  @IsOptional()
  @IsString({ message: 'subject must be text.' })
  readonly subject?: string;

  @ApiProperty({
    description: 'Plain text; an empty line begins a paragraph, variables stand in double braces',
    example: 'Hello,\n\n{{aboutIt}} How did it go?\n\n{{link}}\n\n{{signature}}',
  })
  @IsString({ message: 'body must be text.' })
  readonly body!: string;
}

/** What a message would look like. Without `body`: as it would be sent now. */
export class PreviewBody {
  @ApiPropertyOptional({ description: 'A text that is not saved yet' })
  @IsOptional()
  @IsString({ message: 'subject must be text.' })
  readonly subject?: string;

  @ApiPropertyOptional({ description: 'A text that is not saved yet' })
  @IsOptional()
  @IsString({ message: 'body must be text.' })
  readonly body?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'What it is about; left out, nothing in particular' })
  @IsOptional()
  @IsIn(KINDS, { message: `occasion must be one of: ${KINDS.join(', ')}.` })
  readonly occasion?: InteractionKind;
}

export class TemplateAnswer {
  @ApiProperty({ enum: SENDING_CHANNELS, example: 'email' })
  readonly channel!: SendingChannel;

  @ApiProperty({ example: 'fi' })
  readonly language!: string;

  @ApiProperty({ description: '0 is built in', example: 1 })
  readonly version!: number;

  @ApiProperty({ example: 'Miten sujui: {{occasion}}' })
  readonly subject!: string;

  @ApiProperty({ example: 'Hei,\n\n{{aboutIt}} Miten se sujui?\n\n{{link}}' })
  readonly body!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'null for a text that is built in' })
  readonly savedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The name of the API key' })
  readonly savedBy!: string | null;
}

export class TemplateOverview {
  @ApiProperty({ type: TemplateAnswer, isArray: true, description: 'What each message of the programme is made of' })
  readonly items!: readonly TemplateAnswer[];

  @ApiProperty({
    description:
      'Languages that the programme speaks and no text of a channel is in: its contacts are written to in the fallback language',
    example: ['email: de'],
    type: String,
    isArray: true,
  })
  readonly missing!: readonly string[];

  @ApiProperty({
    description: 'Channels of the programme that this installation has not configured, and how to mend it',
    type: String,
    isArray: true,
  })
  readonly notConfigured!: readonly string[];
}

export class SavedAnswer extends TemplateAnswer {
  @ApiProperty({ type: String, isArray: true, description: 'As in the overview' })
  readonly missing!: readonly string[];

  @ApiProperty({ type: String, isArray: true, description: 'As in the overview' })
  readonly notConfigured!: readonly string[];
}

export class PreviewAnswer {
  @ApiProperty({ example: 'fi' })
  readonly language!: string;

  @ApiProperty({ example: 1 })
  readonly version!: number;

  @ApiProperty({ example: 'Miten sujui: teknikkomme käynti 12. toukokuuta' })
  readonly subject!: string;

  @ApiProperty({ example: 'Hei,\n\nAsentajamme kävi hiljattain luonasi. …' })
  readonly text!: string;

  @ApiProperty({ description: 'Of a mail only' })
  readonly html!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Of a text message: how many parts it is sent in' })
  readonly parts!: number | null;
}
