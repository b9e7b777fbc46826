import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import {
  AnswersList,
  KeyName,
  MayBeName,
  oneRowEach,
  onePage,
  PageQuery,
  pageStart,
  Problem,
  tagOf,
  type Page,
} from '@sidetone/platform/web';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { openApiOf } from '../keep-rules/open-api-of.js';
import { readBody } from '../keep-rules/read-body.js';
import type { BulkResult } from '../work-on-cases/bulk-work.js';
import { whoIn } from '../work-on-cases/who.js';
import { closePlanBody, linkBody, planBody } from './action-bodies.js';
import { ActionStore, isOverdue, type ActionPlan } from './action-store.js';
import { PlanActions } from './plan-actions.js';

const states = ['open', 'done', 'dropped'] as const;

export class ActionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states })
  @IsOptional()
  @IsIn(states, { message: `state must be one of: ${states.join(', ')}.` })
  readonly state?: (typeof states)[number];

  @ApiPropertyOptional({ example: 'anna' })
  @MayBeName()
  readonly owner?: string;
}

export type ActionAnswer = ActionPlan & { readonly overdue: boolean };

const CSV = oneRowEach<ActionAnswer>({
  actionId: ({ actionId }) => actionId,
  title: ({ title }) => title,
  owner: ({ owner }) => owner,
  cause: ({ cause }) => cause,
  dueAt: ({ dueAt }) => dueAt,
  overdue: ({ overdue }) => overdue,
  state: ({ state }) => state,
  cases: ({ cases }) => cases,
  expectedEffect: ({ expectedEffect }) => expectedEffect,
  whatWasDone: ({ whatWasDone }) => whatWasDone,
  customersTold: ({ customersTold }) => customersTold,
});

/** What is done about many cases at once. */
@ApiTags('action plans')
@Controller('v1/actions')
export class ActionsController {
  constructor(
    private readonly store: ActionStore,
    private readonly plans: PlanActions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Action plans, the soonest due first' })
  @AnswersList(CSV)
  async list(@Query() query: ActionQuery): Promise<Page<ActionAnswer>> {
    const found = await this.store.list(query, pageStart(query.cursor), query.limit + 1);
    const page = onePage(found, query.limit, ({ dueAt, actionId }) => ({ at: Date.parse(dueAt), id: actionId }));
    return { ...page, items: page.items.map((plan) => this.answer(plan)) };
  }

  @Get(':actionId')
  @ApiOperation({ summary: 'One plan with the cases that are tied to it' })
  async read(
    @Param('actionId') actionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionAnswer & { readonly caseIds: readonly string[] }> {
    const plan = await this.store.byId(actionId);
    if (!plan) throw new Problem(404, 'No such action plan', 'No plan has this id; GET /v1/actions lists them.');
    return { ...this.told(plan, reply), caseIds: await this.store.casesOf(actionId) };
  }

  /** @throws Problem 400, 422 */
  @Post()
  @ApiOperation({ summary: 'Makes a plan: who does what until when, and what it is expected to better' })
  @ApiBody({ schema: openApiOf(planBody) })
  async make(
    @Body() body: unknown,
    @Headers('x-actor') actor: string | undefined,
    @KeyName() key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionAnswer> {
    return this.told(await this.plans.make(readBody(planBody, body), whoIn(actor, key)), reply);
  }

  /** @throws Problem 400, 404, 409, 412, 422, 428 */
  @Put(':actionId')
  @ApiOperation({ summary: 'Changes a plan that is open' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the plan as you know it, or *' })
  @ApiBody({ schema: openApiOf(planBody) })
  async change(
    @Param('actionId') actionId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionAnswer> {
    return this.told(await this.plans.change(actionId, readBody(planBody, body), ifMatch), reply);
  }

  /** @throws Problem 400, 404, 409 */
  @Post(':actionId/cases')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ties up to 500 cases whose cause is agreed to the plan' })
  @ApiBody({ schema: openApiOf(linkBody) })
  async tie(
    @Param('actionId') actionId: string,
    @Body() body: unknown,
    @Headers('x-actor') actor: string | undefined,
    @KeyName() key: string,
  ): Promise<{ readonly items: readonly BulkResult[] }> {
    return { items: await this.plans.tie(actionId, readBody(linkBody, body).cases, whoIn(actor, key)) };
  }

  /** @throws Problem 400, 404, 409, 412, 428 */
  @Post(':actionId/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a plan: what was done, and whether the customers were told' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the plan as you know it, or *' })
  @ApiBody({ schema: openApiOf(closePlanBody) })
  async end(
    @Param('actionId') actionId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('x-actor') actor: string | undefined,
    @KeyName() key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionAnswer> {
    return this.told(await this.plans.end(actionId, readBody(closePlanBody, body), whoIn(actor, key), ifMatch), reply);
  }

  private told(plan: ActionPlan, reply: FastifyReply): ActionAnswer {
    reply.header('etag', tagOf(plan.version));
    return this.answer(plan);
  }

  private answer(plan: ActionPlan): ActionAnswer {
    return { ...plan, overdue: isOverdue(plan, this.clock.now()) };
  }
}
