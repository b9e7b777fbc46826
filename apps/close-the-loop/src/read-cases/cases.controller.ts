import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { ExposureStore } from '../show-exposure/exposure-store.js';
import { CaseAnswer, caseAnswer } from './case-answer.js';
import { readCursor, writeCursor } from './case-cursor.js';
import { CaseQuery } from './case-query.dto.js';
import { CaseReader } from './case-reader.js';
import { exposureAnswer, type ExposureAnswer } from './exposure-answer.js';
import { summaryAnswer, type SummaryAnswer } from './summary-answer.js';

export interface CasePage {
  readonly items: readonly CaseAnswer[];
  /** Cursor of the following page; null at the end. */
  readonly next: string | null;
}

/** The cases, and what hit the customer before each. */
@ApiTags('cases')
@ApiExtraModels(CaseAnswer)
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CaseReader,
    private readonly exposures: ExposureStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases by the time their first contact is due, the most urgent first' })
  @ApiOkResponse({
    schema: {
      properties: {
        items: { type: 'array', items: { $ref: getSchemaPath(CaseAnswer) } },
        next: { type: 'string', nullable: true, example: null },
      },
    },
  })
  async list(@Query() query: CaseQuery): Promise<CasePage> {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
    if (query.cursor !== undefined && after === undefined) {
      throw badRequest('cursor is not the next of an earlier page; leave it out to begin at the first page.');
    }
    const now = this.clock.now();
    // One more than asked for tells whether another page follows.
    const found = await this.cases.list(query, after, query.limit + 1, now);
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((one) => caseAnswer(one, now)),
      next: found.length > query.limit && last ? writeCursor(last) : null,
    };
  }

  @Get('summary')
  @ApiOperation({
    summary: 'How many cases were opened, are open, are due within 24 hours and are overdue, in all and by band',
  })
  @ApiOkResponse({
    example: {
      ...{ opened: 120, open: 31, dueWithin24h: 12, overdue: 2 },
      byBand: { detractor: { opened: 30, open: 9, dueWithin24h: 7, overdue: 2 } },
    },
  })
  async summary(): Promise<SummaryAnswer> {
    return summaryAnswer(await this.cases.summary(this.clock.now()));
  }

  @Get(':caseId')
  @ApiOperation({
    summary: 'One case with the exposure beside it: per KPI its value or "missing", its last event and the evidence',
  })
  @ApiOkResponse({
    schema: {
      allOf: [{ $ref: getSchemaPath(CaseAnswer) }],
      properties: {
        exposure: {
          type: 'object',
          nullable: true,
          description: 'null as long as it is not known.',
          example: {
            ...{ windowDays: 28, knownAt: '2026-11-23T10:15:00.000Z', revision: 1 },
            kpis: [
              {
                ...{
                  kpi: 'voice.drop.count',
                  value: 3,
                  unit: 'count',
                  events: 3,
                  lastEventAt: '2026-11-22T17:41:10.000Z',
                },
                evidence: [{ eventId: 'c-7f31-0009', type: 'oss.call.failure.v1', at: '2026-11-22T17:41:10.000Z' }],
              },
            ],
          },
        },
      },
    },
  })
  @ApiNotFoundResponse({ description: 'There is no such case.' })
  async read(@Param('caseId') caseId: string): Promise<CaseAnswer & { readonly exposure: ExposureAnswer | null }> {
    const one = await this.cases.byId(caseId);
    if (!one) throw new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
    const exposure = await this.exposures.of(one.responseId);
    return { ...caseAnswer(one, this.clock.now()), exposure: exposure ? exposureAnswer(exposure) : null };
  }
}
