import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@sidetone/platform/web';
import { IsOptional, Matches } from 'class-validator';

const ID = /^[^\0]{1,128}$/u;
const anId = (name: string) => ({ message: `${name} must be one id of at most 128 characters.` });

export class ResponseQuery extends PageQuery {
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
}
