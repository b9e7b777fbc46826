import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Band } from '@sidetone/domain/nps';
import { PageQuery } from '@sidetone/platform/web';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CaseState } from '../persistence/case.js';

export const caseStates = ['open', 'contacted', 'closed'] as const satisfies readonly CaseState[];
export const bands = ['detractor', 'passive', 'promoter'] as const satisfies readonly Band[];
const dueChoices = ['overdue', 'today'] as const;

const oneOf = (name: string, values: readonly string[]) => ({
  message: `${name} must be one of: ${values.join(', ')}.`,
});

export class CaseQuery extends PageQuery {
  @ApiPropertyOptional({ enum: caseStates })
  @IsOptional()
  @IsIn(caseStates, oneOf('state', caseStates))
  readonly state?: CaseState;

  @ApiPropertyOptional({ enum: bands })
  @IsOptional()
  @IsIn(bands, oneOf('band', bands))
  readonly band?: Band;

  @ApiPropertyOptional({ example: 'customer care' })
  @IsOptional()
  @IsString({ message: 'team must be given once.' })
  @MaxLength(256, { message: 'team must not be longer than 256 characters.' })
  readonly team?: string;

  @ApiPropertyOptional({
    enum: dueChoices,
    description:
      "Cases that wait for their first contact and are past it, or have it due on the operator's calendar day.",
  })
  @IsOptional()
  @IsIn(dueChoices, oneOf('due', dueChoices))
  readonly due?: (typeof dueChoices)[number];
}
