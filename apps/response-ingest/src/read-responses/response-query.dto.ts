import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const LIMIT = { message: 'limit must be a whole number from 1 to 500.' };
const ID = /^[^\0]{1,128}$/u;
const anId = (name: string) => ({ message: `${name} must be one id of at most 128 characters.` });

export class ResponseQuery {
  @ApiPropertyOptional({ example: 'support-transactional' })
  @IsOptional()
  @Matches(ID, anId('surveyId'))
  readonly surveyId?: string;

  @ApiPropertyOptional({ example: 'CON-100' })
  @IsOptional()
  @Matches(ID, anId('contactId'))
  readonly contactId?: string;

  @ApiPropertyOptional({ example: 'CUS-100' })
  @IsOptional()
  @Matches(ID, anId('customerId'))
  readonly customerId?: string;

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
