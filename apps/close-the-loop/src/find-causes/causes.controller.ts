import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { causePareto, suggestCauses, type Pareto, type SuggestionReason } from '@sidetone/domain/causes';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { Database, sql } from '@sidetone/platform/database';
import { MayBeInstant, Problem } from '@sidetone/platform/web';
import { IsIn, IsOptional } from 'class-validator';
import { RulesStore } from '../keep-rules/rules-store.js';
import { CaseStore } from '../persistence/case-store.js';
import { CaseEvidence, hitKpis } from '../read-cases/case-evidence.js';

const groupings = ['cause', 'area', 'team'] as const;
const topics = [...JOURNEY_AREAS, 'general'] as const;

export class ParetoQuery {
  @ApiPropertyOptional({ enum: groupings, default: 'cause' })
  @IsIn(groupings, { message: `by must be one of: ${groupings.join(', ')}.` })
  readonly by: (typeof groupings)[number] = 'cause';

  @ApiPropertyOptional({ enum: topics, description: 'Of cases about this alone' })
  @IsOptional()
  @IsIn(topics, { message: `topic must be one of: ${topics.join(', ')}.` })
  readonly topic?: (typeof topics)[number];

  @ApiPropertyOptional({ example: '2026-11-01T00:00:00Z', description: 'Opened at this time or later' })
  @MayBeInstant()
  readonly from?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00Z', description: 'Opened before this time' })
  @MayBeInstant()
  readonly to?: string;
}

/** What speaks for a cause; it is agreed on by a person alone. */
export interface SuggestionAnswer {
  readonly cause: string;
  readonly title: string;
  readonly team: string;
  readonly outsideControl: boolean;
  /** Between 0 and 1: an order, no probability. */
  readonly weight: number;
  readonly reasons: readonly SuggestionReason[];
}

/** Causes of cases: what speaks for which, and how the agreed ones add up. */
@ApiTags('causes')
@Controller('v1')
export class CausesController {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly evidence: CaseEvidence,
    private readonly rules: RulesStore,
  ) {}

  /** @throws Problem 404 */
  @Get('cases/:caseId/suggested-causes')
  @ApiOperation({
    summary: 'Causes that something speaks for, with what it is: evidence, ticked reasons, words of the comments',
  })
  @ApiNotFoundResponse({ description: 'There is no such case.' })
  async suggested(@Param('caseId') caseId: string): Promise<{ readonly items: readonly SuggestionAnswer[] }> {
    const one = await this.cases.byId(caseId);
    if (!one) throw new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
    const { rules } = await this.rules.inForce();
    const exposure = await this.evidence.exposureOf(one);
    const counted = one.answers.filter(({ score }) => score !== undefined);
    const said = counted.flatMap(({ responseId }) => one.details[responseId] ?? []);
    // The latest that was written, in its own language.
    const spoken = [...said].reverse().find(({ comment }) => comment !== undefined);
    const signals = {
      kpis: exposure === undefined ? [] : hitKpis(exposure),
      reasons: said.flatMap(({ reasons }) => reasons),
      comment: spoken?.comment,
      language: spoken?.language,
    };
    const found = suggestCauses(signals, rules.causes.groups, rules['cause-hints']);
    return {
      items: found.map(({ cause: { code, titles, team, outsideControl }, weight, reasons }) => ({
        ...{
          cause: code,
          title: titles['en'] ?? code,
          team,
          outsideControl,
          weight: Number(weight.toFixed(4)),
          reasons,
        },
      })),
    };
  }

  @Get('causes/pareto')
  @ApiOperation({ summary: 'How agreed causes add up by cause, area or team; cases without one are told beside it' })
  async pareto(@Query() { by, topic, from, to }: ParetoQuery): Promise<Pareto & { readonly by: string }> {
    const { rules } = await this.rules.inForce();
    const rows = await this.database.query<{ cause: string | null; cases: number }>(sql`
      select root_cause as cause, count(*)::int as cases from cases
      where state <> 'withdrawn' and band <> 'promoter'
        and (${topic ?? null}::text is null or topic = ${topic ?? null}::text)
        and opened_at >= ${from ?? '-infinity'}::timestamptz and opened_at < ${to ?? 'infinity'}::timestamptz
      group by root_cause`);
    const causes = rows.flatMap(({ cause, cases }) => new Array<string | undefined>(cases).fill(cause ?? undefined));
    return { by, ...causePareto(causes, by, rules.causes.groups) };
  }
}
