import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersList,
  KeyName,
  onePage,
  oneRowEach,
  pageStart,
  Problem,
  tagOfContent,
  unlessKnown,
  type Page,
} from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { ProveRepairs } from './prove-repairs.js';
import { RegisterRepairs } from './register-repairs.js';
import type { RegisteredRepair } from './registered-repair.js';
import { RepairBody } from './repair-body.js';
import { ProofQuery, RepairsQuery } from './repair-query.js';
import { RepairStore } from './repair-store.js';
import type { RepairView } from './repair-view.js';

const CSV = oneRowEach<RegisteredRepair>({
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  targets: ({ targets }) => targets.join(' '),
  at: ({ at }) => at,
  team: ({ team }) => team,
  kpi: ({ kpi }) => kpi,
  registeredAt: ({ registeredAt }) => registeredAt,
  registeredBy: ({ registeredBy }) => registeredBy,
});
const ID = { name: 'id', example: 'WO-2026-1187' };

/** Repairs, and whether customers noticed. */
@ApiTags('repairs')
@Controller('v1/repairs')
export class RepairsController {
  constructor(
    private readonly registration: RegisterRepairs,
    private readonly repairs: RepairStore,
    private readonly proofs: ProveRepairs,
  ) {}

  /** @throws Problem 400, 409 */
  @Post()
  @ApiOperation({
    summary: 'Register a repair, so that what it did can be measured',
    description:
      'The same again under its id changes nothing. A date in the future is refused: register what was done.',
  })
  @ApiResponse({ status: 201, description: 'Registered' })
  @ApiResponse({ status: 200, description: 'Already so' })
  @ApiResponse({ status: 400, description: 'Everything that is wrong with it, and how to mend it' })
  @ApiResponse({ status: 409, description: 'Another repair has this id' })
  async register(
    @Body() body: RepairBody,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredRepair> {
    const { added, repair } = await this.registration.register(body, by);
    reply.status(added ? 201 : 200).header('location', `/v1/repairs/${encodeURIComponent(repair.id)}`);
    return repair;
  }

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({ summary: 'The repairs that were registered, the latest first' })
  async list(@Query() query: RepairsQuery): Promise<Page<RegisteredRepair>> {
    const rows = await this.repairs.list(query, pageStart(query.cursor));
    return onePage(rows, query.limit, ({ at, id }) => ({ at: Date.parse(at), id }));
  }

  /** @throws Problem 400, 404 */
  @Get(':id')
  @ApiOperation({
    summary: 'One repair with its proof: by how many points of NPS those it reached changed more than those it did not',
    description:
      'The verdict is improved, worse, no evidence of change, not yet, too few, or trends differed before, with the reason in words. Computed from the answers as they stand now.',
  })
  @ApiParam(ID)
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an earlier answer' })
  @ApiResponse({ status: 304, description: 'Nothing changed since that answer' })
  async read(
    @Param('id') id: string,
    @Query() query: ProofQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RepairView | undefined> {
    const repair = await this.repairs.find(id);
    if (!repair) throw noSuchRepair(id);
    const view = await this.proofs.prove(repair, query);
    return unlessKnown(reply, known, tagOfContent(view), view);
  }

  /** @throws Problem 404 */
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take out a repair that was registered by mistake',
    description: 'A repair that was not one keeps its customers from being compared with those of others.',
  })
  @ApiParam(ID)
  async remove(@Param('id') id: string): Promise<void> {
    if (!(await this.repairs.remove(id))) throw noSuchRepair(id);
  }
}

const noSuchRepair = (id: string): Problem =>
  new Problem(
    404,
    'Not found',
    `There is no repair ${id}: GET /v1/repairs lists them, POST /v1/repairs registers one.`,
  );
