import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { isAdditive } from '@sidetone/domain/kpi';
import { badRequest } from '@sidetone/platform/web';
import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { EventReader, type DailyTotal, type UnlinkedEvents } from './event-reader.js';

const DAY = '$property is a calendar day such as 2026-11-23';

class DailyQuery {
  @ApiPropertyOptional({ description: 'First day, in the operator zone', example: '2026-11-01' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY })
  @IsISO8601({ strict: true }, { message: DAY })
  from?: string;

  @ApiPropertyOptional({ description: 'Last day', example: '2026-11-23' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY })
  @IsISO8601({ strict: true }, { message: DAY })
  to?: string;
}

/** The daily totals of KPIs, and the events that are in none. */
@ApiTags('kpis')
@Controller('v1/kpis')
export class ReadKpis {
  constructor(
    private readonly reader: EventReader,
    private readonly catalogue: KpiCatalogue,
  ) {}

  @Get('unlinked')
  @ApiOperation({
    summary: 'Events that are linked to no respondent, by type and reason',
    description:
      'unknownSubscription and unknownCustomer: no master record names the subscription or customer yet; they are linked as soon as it comes. resourceOnly: the event names a resource, and neither.',
  })
  async unlinked(): Promise<{ items: readonly UnlinkedEvents[] }> {
    return { items: await this.reader.unlinked() };
  }

  /** @throws Problem 400 for a KPI that does not add up */
  @Get(':kpi/daily')
  @ApiOperation({
    summary: 'Events, amount and subscriptions hit of one KPI by day',
    description: 'Only for KPIs whose aggregation is count or sum (GET /v1/kpis): nothing else adds up over a day.',
  })
  @ApiParam({ name: 'kpi', example: 'voice.drop.count' })
  async daily(
    @Param('kpi') kpi: string,
    @Query() { from, to }: DailyQuery,
  ): Promise<{ kpi: string; items: readonly DailyTotal[] }> {
    const definition = (await this.catalogue.current()).definition(kpi);
    if (!definition || !isAdditive(definition))
      throw badRequest(
        'This KPI has no daily total: only KPIs whose aggregation is count or sum in GET /v1/kpis add up over a day. ' +
          'Ask GET /v1/subscriptions/{id}/events for its single values, or GET /v1/responses/{responseId}/exposure for its value before an answer.',
      );
    return { kpi, items: await this.reader.daily(kpi, from, to) };
  }
}
