import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Incident } from '@sidetone/domain/cases';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import {
  AnswersList,
  MayBeInstant,
  onePage,
  oneRowEach,
  PageQuery,
  pageStart,
  type Page,
} from '@sidetone/platform/web';
import { IncidentStore } from './incident-store.js';

export class IncidentQuery extends PageQuery {
  @ApiPropertyOptional({ example: '2026-11-01T00:00:00Z', description: 'Those that a case joined since; 28 days' })
  @MayBeInstant()
  readonly since?: string;
}

/** Detractors of one cause: what they share, who they are, and why it is more than chance. */
export type IncidentAnswer = Omit<Incident, 'firstAt' | 'lastAt' | 'foundAt'> & {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly foundAt: string;
};

const CSV = oneRowEach<IncidentAnswer>({
  incidentId: ({ incidentId }) => incidentId,
  kind: ({ evidence }) => evidence.kind,
  id: ({ evidence }) => evidence.id,
  firstAt: ({ firstAt }) => firstAt,
  lastAt: ({ lastAt }) => lastAt,
  cases: ({ members }) => members.length,
  customers: ({ grounds }) => grounds.customers,
  expected: ({ grounds }) => grounds.expected,
  p: ({ grounds }) => grounds.p,
});

/** Incidents: bursts of detractors from one cause. */
@ApiTags('incidents')
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: IncidentStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Incidents with their members and grounds, the latest first; each customer is still called',
  })
  @AnswersList(CSV)
  async list(@Query() query: IncidentQuery): Promise<Page<IncidentAnswer>> {
    const since = query.since === undefined ? this.clock.now() - 28 * DAY_MS : Date.parse(query.since);
    const found = await this.incidents.page(since, pageStart(query.cursor), query.limit + 1);
    const { items, next } = onePage(found, query.limit, ({ lastAt, incidentId }) => ({ at: lastAt, id: incidentId }));
    return {
      items: items.map(({ firstAt, lastAt, foundAt, ...incident }) => ({
        ...{ ...incident, firstAt: toIso(firstAt), lastAt: toIso(lastAt), foundAt: toIso(foundAt) },
      })),
      next,
    };
  }
}
