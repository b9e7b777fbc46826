import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeDay, MayBeName, PageQuery } from '@sidetone/platform/web';
import { IsIn } from 'class-validator';
import { SCOPES, type AskedScope } from './kpi-totals.js';
import type { PeriodLength } from './periods-of.js';

const LENGTHS: readonly PeriodLength[] = ['day', 'week', 'month'];
const SCOPE = { message: `scope must be one of ${SCOPES.join(', ')}.` };

/** Of whom totals are asked. */
export class ScopeQuery extends PageQuery implements AskedScope {
  @ApiPropertyOptional({
    enum: SCOPES,
    default: 'subscription',
    description: 'Whose events: those that name a subscription, a customer as a whole, or a resource',
  })
  @IsIn(SCOPES, SCOPE)
  readonly scope: AskedScope['scope'] = 'subscription';
}

/** Which part of a KPI's course is asked for. */
export class SeriesQuery extends ScopeQuery {
  @ApiPropertyOptional({
    description: 'First day, in the operator’s zone; 27 days before `to` unless given',
    example: '2026-11-01',
  })
  @MayBeDay()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Last day; yesterday unless given', example: '2026-11-23' })
  @MayBeDay()
  readonly to?: string;

  @ApiPropertyOptional({ enum: LENGTHS, default: 'day', description: 'Weeks begin on Monday' })
  @IsIn(LENGTHS, { message: `by must be one of ${LENGTHS.join(', ')}.` })
  readonly by: PeriodLength = 'day';

  @ApiPropertyOptional({ description: 'One subscription, customer or resource; all unless given', example: 'SUB-1001' })
  @MayBeName()
  readonly scopeId?: string;
}

/** Up to when a team's KPIs are compared. */
export class TeamQuery extends ScopeQuery {
  @ApiPropertyOptional({ description: 'Last of the 28 days; yesterday unless given', example: '2026-11-23' })
  @MayBeDay()
  readonly to?: string;
}
