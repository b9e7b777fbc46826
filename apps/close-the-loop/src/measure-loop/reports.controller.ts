import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Recovery, SlaFigures } from '@sidetone/domain/cases';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { badRequest, MayBeInstant, MayBeName } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { topics } from '../read-cases/case-query.dto.js';
import { RecoveryReader } from './recovery-reader.js';
import { SlaReader } from './sla-reader.js';
import type { Span } from './span.js';

const DAYS = { message: 'withinDays must be a whole number from 1 to 400.' };

export class ReportQuery {
  @ApiPropertyOptional({
    example: '2026-10-01T00:00:00Z',
    description: 'Opened at this time or later; 90 days before `to`',
  })
  @MayBeInstant()
  readonly from?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00Z', description: 'Opened before this time; now' })
  @MayBeInstant()
  readonly to?: string;

  @ApiPropertyOptional({ enum: topics })
  @IsOptional()
  @IsIn(topics, { message: `topic must be one of: ${topics.join(', ')}.` })
  readonly topic?: (typeof topics)[number];

  @ApiPropertyOptional({ example: 'billing' })
  @MayBeName()
  readonly team?: string;
}

export class RecoveryQuery extends ReportQuery {
  @ApiPropertyOptional({
    default: 180,
    description: 'The next answer counts that comes within so many days of the resolution',
  })
  @Type(() => Number)
  @IsInt(DAYS)
  @Min(1, DAYS)
  @Max(400, DAYS)
  readonly withinDays: number = 180;
}

interface Told {
  readonly from: string;
  readonly to: string;
}

/** How soon customers are called and helped, and whether it helped. */
@ApiTags('reports on the loop')
@Controller('v1')
export class ReportsController {
  constructor(
    private readonly slaReader: SlaReader,
    private readonly recoveryReader: RecoveryReader,
    private readonly clock: Clock,
  ) {}

  @Get('sla')
  @ApiOperation({
    summary:
      'Time to first contact and to the end, in hours of the wall clock: median, 90th percentile, share inside 24 and 48 hours',
  })
  async sla(@Query() query: ReportQuery): Promise<Told & { readonly items: readonly SlaFigures[] }> {
    const span = this.spanOf(query);
    return { ...told(span), items: await this.slaReader.figures(span, this.clock.now()) };
  }

  @Get('recovery')
  @ApiOperation({ summary: 'How many detractors are detractors no more after something was done, with its interval' })
  async recovery(@Query() query: RecoveryQuery): Promise<Told & Recovery & { readonly withinDays: number }> {
    const span = this.spanOf(query);
    const { withinDays } = query;
    return { ...told(span), withinDays, ...(await this.recoveryReader.recovery(span, withinDays)) };
  }

  private spanOf({ from, to, topic, team }: ReportQuery): Span {
    const until = to === undefined ? this.clock.now() + 1 : Date.parse(to);
    const since = from === undefined ? until - 90 * DAY_MS : Date.parse(from);
    if (since < until) return { from: since, to: until, topic, team };
    throw badRequest('1 field(s) need mending.', [{ field: 'from', message: 'from must lie before to.' }]);
  }
}

const told = ({ from, to }: Span): Told => ({ from: toIso(from), to: toIso(to) });
