import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { AnswersList, onePage, PageQuery, pageStart, Problem, tagOf, type Page } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { CaseStore } from '../persistence/case-store.js';
import { HistoryStore, type HistoryEntryRow } from '../persistence/history-store.js';
import { CaseAnswer, caseAnswer } from './case-answer.js';
import { CASES_CSV, HISTORY_CSV } from './case-csv.js';
import { CaseQuery } from './case-query.dto.js';
import { CaseReader } from './case-reader.js';
import { CaseEvidence, type EvidenceAnswer } from './case-evidence.js';
import { summaryAnswer, type SummaryAnswer } from './summary-answer.js';

/** The cases, what happened in each, and what hit the customer before. */
@ApiTags('cases')
@ApiExtraModels(CaseAnswer)
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly evidence: CaseEvidence,
    private readonly histories: HistoryStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases by the time their first contact is due, the most urgent first' })
  @AnswersList(CASES_CSV)
  async list(@Query() query: CaseQuery): Promise<Page<CaseAnswer>> {
    const now = this.clock.now();
    const found = await this.reader.list(query, pageStart(query.cursor), query.limit + 1, now);
    const { items, next } = onePage(found, query.limit, ({ firstContactDue, caseId }) => ({
      at: firstContactDue,
      id: caseId,
    }));
    return { items: items.map((one) => caseAnswer(one, now)), next };
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
    return summaryAnswer(await this.reader.summary(this.clock.now()));
  }

  @Get(':caseId')
  @ApiOperation({
    summary:
      'One case with its evidence: what hit the customer, which drivers it matches, open tickets, its own ticket',
  })
  @ApiOkResponse({ schema: { allOf: [{ $ref: getSchemaPath(CaseAnswer) }] } })
  @ApiNotFoundResponse({ description: 'There is no such case.' })
  async read(
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseAnswer & EvidenceAnswer> {
    const one = await this.cases.byId(caseId);
    if (!one) throw noSuchCase();
    reply.header('etag', tagOf(one.revision));
    return { ...caseAnswer(one, this.clock.now()), ...(await this.evidence.of(one)) };
  }

  @Get(':caseId/history')
  @ApiOperation({ summary: 'Who did what, when; what the answers and the clock did, too. Oldest first' })
  @AnswersList(HISTORY_CSV)
  async history(@Param('caseId') caseId: string, @Query() query: PageQuery): Promise<Page<HistoryEntryRow>> {
    const after = pageStart(query.cursor)?.at ?? 0;
    const rows = await this.histories.of(caseId, after, query.limit + 1);
    if (rows.length === 0 && after === 0 && !(await this.cases.byId(caseId))) throw noSuchCase();
    return onePage(rows, query.limit, ({ entry }) => ({ at: entry, id: caseId }));
  }
}

function noSuchCase(): Problem {
  return new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
}
