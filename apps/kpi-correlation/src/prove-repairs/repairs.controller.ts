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
import { JudgeRepairs } from './judge-repairs.js';
import { RegisterRepairs } from './register-repairs.js';
import type { RegisteredRepair } from './registered-repair.js';
import { RepairBody } from './repair-body.js';
import { ProofQuery, RepairsQuery } from './repair-query.js';
import { RepairStore } from './repair-store.js';
import type { ListedRepair, RepairView } from './repair-view.js';
import type { HowJudged } from './standard-question.js';

const CSV = oneRowEach<ListedRepair>({
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  targets: ({ targets }) => targets.join(' '),
  at: ({ at }) => at,
  team: ({ team }) => team,
  kpi: ({ kpi }) => kpi,
  registeredAt: ({ registeredAt }) => registeredAt,
  registeredBy: ({ registeredBy }) => registeredBy,
  verdict: ({ judged }) => judged?.verdict,
  effect: ({ judged }) => judged?.score?.difference,
  effectLow: ({ judged }) => judged?.score?.low,
  effectHigh: ({ judged }) => judged?.score?.high,
  basis: ({ judged }) => judged?.score?.basis,
});
const ID = { name: 'id', example: 'WO-2026-1187' };

/** Repairs, and whether customers noticed. */
@ApiTags('repairs')
@Controller('v1/repairs')
export class RepairsController {
  constructor(
    private readonly registration: RegisterRepairs,
    private readonly repairs: RepairStore,
    private readonly judging: JudgeRepairs,
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
  @ApiOperation({
    summary: 'The repairs that were registered, the latest first, with the verdict on each that is judged',
    description: '`judged` is null until the time after is over.',
  })
  async list(@Query() query: RepairsQuery): Promise<Page<ListedRepair>> {
    const rows = await this.repairs.list(query, pageStart(query.cursor));
    return onePage(rows, query.limit, ({ at, id }) => ({ at: Date.parse(at), id }));
  }

  /** @throws Problem 400, 404; 429 while too many are computed; 503 where it could not be */
  @Get(':id')
  @ApiOperation({
    summary: 'One repair with its proof: by how many points of NPS those it reached changed more than those it did not',
    description:
      'The verdict is improved, worse, no evidence of change, not yet, too few, or trends differed before, with the reason in words. The proof by the standard question (no parameters) is kept, as known at `provenAt`; by any other it is computed from the answers as they stand now.',
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
    const view = await this.proven(repair, query);
    return unlessKnown(reply, known, tagOfContent(view), view);
  }

  /** @throws Problem 404, 429, 503 */
  @Post(':id/proof')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Judge a repair anew by the answers as they stand now, and keep that',
    description:
      'It is judged by itself when the time after is over, and again when late facts are in or another repair of the same is registered: this is for what was corrected later.',
  })
  @ApiParam(ID)
  async judge(@Param('id') id: string): Promise<RepairView> {
    const repair = await this.repairs.find(id);
    const proof = repair && (await this.judging.judgeAnew(repair));
    if (!proof) throw noSuchRepair(id);
    return { ...repair, proof };
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

  private async proven(repair: RegisteredRepair, how: HowJudged): Promise<RepairView> {
    const proof = await this.judging.read(repair, how);
    if (!proof) throw noSuchRepair(repair.id);
    return { ...repair, proof };
  }
}

const noSuchRepair = (id: string): Problem =>
  new Problem(
    404,
    'Not found',
    `There is no repair ${id}: GET /v1/repairs lists them, POST /v1/repairs registers one.`,
  );
