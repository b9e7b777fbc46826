import { ApiPropertyOptional } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '@sidetone/domain/cases';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import type { Band } from '@sidetone/domain/nps';
import { MayBeName, PageQuery } from '@sidetone/platform/web';
import { IsIn, IsOptional } from 'class-validator';

export const bands = ['detractor', 'passive', 'promoter'] as const satisfies readonly Band[];
export const topics = [...JOURNEY_AREAS, 'general'] as const;
const dueChoices = ['overdue', 'today'] as const;
const yesOrNo = ['true', 'false'] as const;

const oneOf = (name: string, values: readonly string[]) => ({
  message: `${name} must be one of: ${values.join(', ')}.`,
});

export class CaseQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CASE_STATES })
  @IsOptional()
  @IsIn(CASE_STATES, oneOf('state', CASE_STATES))
  readonly state?: CaseState;

  @ApiPropertyOptional({ enum: yesOrNo, description: 'Whether somebody still has something to do about it' })
  @IsOptional()
  @IsIn(yesOrNo, oneOf('live', yesOrNo))
  readonly live?: (typeof yesOrNo)[number];

  @ApiPropertyOptional({ enum: bands })
  @IsOptional()
  @IsIn(bands, oneOf('band', bands))
  readonly band?: Band;

  @ApiPropertyOptional({ enum: topics })
  @IsOptional()
  @IsIn(topics, oneOf('topic', topics))
  readonly topic?: (typeof topics)[number];

  @ApiPropertyOptional({ example: 'customer care' })
  @MayBeName()
  readonly team?: string;

  @ApiPropertyOptional({ example: 'anna' })
  @MayBeName()
  readonly owner?: string;

  @ApiPropertyOptional({ example: 'CUS-100' })
  @MayBeName()
  readonly customerId?: string;

  @ApiPropertyOptional({ example: 'billing.wrongAmount', description: 'The cause that was agreed on' })
  @MayBeName()
  readonly cause?: string;

  @ApiPropertyOptional({ example: 'RSP-9', description: 'The case that lists this answer' })
  @MayBeName()
  readonly responseId?: string;

  @ApiPropertyOptional({
    enum: dueChoices,
    description:
      "Cases that wait for their first contact and are past it, or have it due on the operator's calendar day.",
  })
  @IsOptional()
  @IsIn(dueChoices, oneOf('due', dueChoices))
  readonly due?: (typeof dueChoices)[number];
}
