import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import {
  accountNps,
  compareScores,
  readAccount,
  type AccountNps,
  type AccountReading,
  type ScoreComparison,
} from '@sidetone/domain/nps';
import { toIso } from '@sidetone/domain/time';
import { AnswersList, oneRowEach, Problem, type CsvForm, type Page } from '@sidetone/platform/web';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { SETTINGS, type Settings } from '../app.settings.js';
import { WindowReader, type AskedWindow } from '../read-cells/asked-window.js';
import { AnswersTable } from '../read-scores/answers-table.js';
import { AccountReader, type KnownAccount } from './account-reader.js';

const LIMIT = { message: 'limit must be a whole number from 1 to 500.' };

export class AccountsQuery {
  @ApiPropertyOptional({ enum: SURVEY_KINDS, default: 'relationship' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsOptional()
  @IsIn(SURVEY_KINDS, { each: true, message: `kind must be one of: ${SURVEY_KINDS.join(', ')}.` })
  kind: SurveyKind[] = ['relationship'];

  @ApiPropertyOptional({ default: 'rolling365' })
  @IsOptional()
  @Matches(/^[^\0]{1,140}$/u, { message: 'window must be given once.' })
  window = 'rolling365';

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500 })
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(500, LIMIT)
  limit = 50;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^[\w-]{1,1000}$/, { message: 'cursor must be the next of an earlier page.' })
  cursor?: string;
}

export type AccountAnswer = KnownAccount & Omit<AccountReading, 'latest' | 'account'>;
export type WholeAccount = AccountAnswer & {
  readonly window: string;
  readonly latest: readonly (Omit<AccountReading['latest'][number], 'answeredAt'> & { readonly answeredAt: string })[];
  readonly change: ScoreComparison;
};
export type AccountsSummary = { readonly window: string; readonly nps: AccountNps | null };

const asRows = oneRowEach<AccountAnswer>({
  account: ({ account }) => account,
  name: ({ name }) => name,
  segment: ({ segment }) => segment,
  region: ({ region }) => region,
  contractLevel: ({ contractLevel }) => contractLevel,
  n: ({ reading }) => reading.n,
  status: ({ reading }) => reading.kind,
  score: ({ score }) => score,
  low: ({ reading }) => (reading.kind === 'ok' ? reading.low : undefined),
  high: ({ reading }) => (reading.kind === 'ok' ? reading.high : undefined),
  contacts: ({ coverage }) => coverage.active,
  answered: ({ coverage }) => coverage.answered,
  coverage: ({ coverage }) => coverage.share,
  decisionMakers: ({ decisionMakers }) => decisionMakers.active,
  decisionMakersAnswered: ({ decisionMakers }) => decisionMakers.answered,
});
const asOneRow: CsvForm<WholeAccount> = { columns: asRows.columns, rowsOf: (account) => asRows.rowsOf(account) };
const asSummary = oneRowEach<AccountsSummary>({
  window: ({ window }) => window,
  answers: ({ nps }) => nps?.answers,
  accounts: ({ nps }) => nps?.accounts,
  pooled: ({ nps }) => nps?.pooled.score,
  meanOfAccounts: ({ nps }) => nps?.meanOfAccounts.score,
  byMeanScore: ({ nps }) => nps?.byMeanScore.score,
  revenueWeighted: ({ nps }) => nps?.revenueWeighted?.score,
});

/** What business customers say of us, account by account. */
@ApiTags('accounts')
@Controller('v1')
export class AccountsController {
  constructor(
    private readonly accounts: AccountReader,
    private readonly windows: WindowReader,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  @Get('accounts')
  @ApiOperation({
    summary: 'Business customers with their score, the coverage of their contacts and of decision-makers',
  })
  @AnswersList(asRows)
  async list(@Query() query: AccountsQuery): Promise<Page<AccountAnswer>> {
    const { limit, cursor, kind } = query;
    const window = await this.windows.read(query.window);
    const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
    const found = await this.accounts.page(after, limit);
    const page = found.slice(0, limit);
    const readings = await this.readings(page, kind, window);
    const last = page.at(-1);
    return {
      items: readings.map(({ latest: _latest, ...account }) => account),
      next: found.length > limit && last ? Buffer.from(last.account, 'utf8').toString('base64url') : null,
    };
  }

  @Get('nps/accounts')
  @ApiOperation({
    summary: 'NPS of all accounts by four definitions: pooled, mean of accounts, by mean score, by revenue',
    description: 'Over the latest answer of each contact.',
  })
  @AnswersTable(asSummary)
  async summary(@Query() query: AccountsQuery): Promise<AccountsSummary> {
    const { id, part } = await this.windows.read(query.window);
    const [latest, revenue] = await Promise.all([this.accounts.latest(query.kind, part), this.accounts.revenue()]);
    return { window: id, nps: accountNps(latest, revenue) ?? null };
  }

  /** @throws Problem 404 for who is no business customer that masters tell of */
  @Get('accounts/:account')
  @ApiOperation({
    summary: 'One account: score, coverage, the latest answer of each contact, and the change since the window before',
  })
  @AnswersTable(asOneRow)
  async one(@Param('account') account: string, @Query() query: AccountsQuery): Promise<WholeAccount> {
    const known = await this.accounts.one(account);
    if (!known) {
      throw new Problem(
        404,
        'Unknown account',
        `Masters tell of no business customer ${JSON.stringify(account.slice(0, 128))}.`,
      );
    }
    const window = await this.windows.read(query.window);
    const [reading] = await this.readings([known], query.kind, window);
    const [before] = window.previous
      ? await this.readings([known], query.kind, { ...window, part: window.previous })
      : [];
    if (!reading) throw new Error(`Account ${account} has no reading.`);
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    return {
      ...reading,
      window: window.id,
      latest: reading.latest.map((answer) => ({ ...answer, answeredAt: toIso(answer.answeredAt) })),
      change: compareScores(before?.counts ?? nobody, reading.counts, this.settings.MINIMUM_N),
    };
  }

  private async readings(accounts: readonly KnownAccount[], kinds: readonly SurveyKind[], { part }: AskedWindow) {
    const ids = accounts.map(({ account }) => account);
    const answered = await this.accounts.withAnswers(ids, kinds, part);
    return answered.flatMap((each, index) => {
      const known = accounts[index];
      return known ? [{ ...readAccount(each, this.settings.MINIMUM_N), ...known }] : [];
    });
  }
}
