import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

const LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,100}$/u;
const ONE_LINE = { message: '$property must be one line of 1 to 100 characters.' };

/** Who signs, as it shall be from now on. */
export class SenderBody {
  @ApiProperty({ example: 'Aino Virtanen' })
  @Matches(LINE, ONE_LINE)
  readonly name!: string;

  @ApiPropertyOptional({ example: 'Account manager', nullable: true })
  @IsOptional()
  @Matches(LINE, ONE_LINE)
  readonly title?: string | null;

  @ApiPropertyOptional({ description: 'Where answers to mails go', example: 'aino@operator.example', nullable: true })
  @IsOptional()
  @Matches(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,189}$/, {
    message: 'replyTo must be one e-mail address without a name.',
  })
  readonly replyTo?: string | null;
}

export class SenderAnswer {
  @ApiProperty({ example: 'AM-7' })
  readonly accountManagerId!: string;

  @ApiProperty({ example: 'Aino Virtanen' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Account manager' })
  readonly title!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'aino@operator.example' })
  readonly replyTo!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly savedAt!: string;

  @ApiProperty({ description: 'The name of the API key', example: 'crm' })
  readonly savedBy!: string;
}

export class SenderList {
  @ApiProperty({ type: SenderAnswer, isArray: true })
  readonly items!: readonly SenderAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  readonly next!: string | null;
}
