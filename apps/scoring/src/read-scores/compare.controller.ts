import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { compareScores, type ScoreComparison } from '@sidetone/domain/nps';
import { badRequest, type CsvForm } from '@sidetone/platform/web';
import { IsOptional, Matches } from 'class-validator';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DIMENSIONS, type Dimension } from '../keep-cells/cell-place.js';
import { within, WindowReader, type AskedWindow } from '../read-cells/asked-window.js';
import { CountsReader, type CountsQuestion } from '../read-cells/counts-reader.js';
import { NOBODY } from '../read-cells/totals.js';
import { AnswersTable } from './answers-table.js';
import { READING_COLUMNS, readingCells } from './reading-columns.js';
import { FilterQuery, questionIn } from './score-query.dto.js';
import { scoreReading, type ScoreReading } from './score-reading.js';

const GROUP = { message: '$property must be a dimension and a value, such as segment:business.' };

export class CompareQuery extends FilterQuery {
  @ApiPropertyOptional({ example: 'segment:business', description: 'The group that is compared' })
  @IsOptional()
  @Matches(/^[a-zA-Z]+:[^\0]{1,128}$/u, GROUP)
  group?: string;

  @ApiPropertyOptional({
    example: 'segment:consumer',
    description: 'The group it is compared with; without it, the same',
  })
  @IsOptional()
  @Matches(/^[a-zA-Z]+:[^\0]{1,128}$/u, GROUP)
  againstGroup?: string;

  @ApiPropertyOptional({
    example: 'month:2026-10',
    description: 'The window it is compared with; without it, the same',
  })
  @IsOptional()
  @Matches(/^[^\0]{1,140}$/u, { message: 'againstWindow must be given once.' })
  againstWindow?: string;
}

interface Side {
  readonly group: string | null;
  readonly window: string | null;
  readonly reading: ScoreReading;
}

export interface CompareAnswer {
  readonly kind: string;
  readonly current: Side;
  readonly reference: Side;
  readonly change: ScoreComparison;
}

const asTable: CsvForm<CompareAnswer> = {
  columns: ['side', 'group', 'window', ...Object.keys(READING_COLUMNS)],
  rowsOf: ({ current, reference, change }) => [
    ['current', current.group, current.window, ...readingCells({ ...current.reading, change })],
    ['reference', reference.group, reference.window, ...readingCells(reference.reading)],
  ],
};

/** Two scores that share no answer, and whether they differ. */
@ApiTags('scores')
@Controller('v1/nps/compare')
export class CompareController {
  constructor(
    private readonly counts: CountsReader,
    private readonly windows: WindowReader,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  /** @throws Problem 400 for sides that share answers */
  @Get()
  @ApiOperation({ summary: 'Two groups in one window, or one group in two windows: difference, interval and verdict' })
  @AnswersTable(asTable)
  async read(@Query() query: CompareQuery): Promise<CompareAnswer> {
    const { group, againstGroup = group, window, againstWindow = window } = query;
    const [here, there] = await Promise.all([this.windowOf(window), this.windowOf(againstWindow)]);
    assertApart(group, againstGroup, here, there);
    const asked = questionIn(query);
    const [current, reference] = await Promise.all([
      this.side(asked, group, here),
      this.side(asked, againstGroup, there),
    ]);
    const change = compareScores(reference.reading, current.reading, this.settings.MINIMUM_N);
    return { kind: asked.kinds.join(','), current, reference, change };
  }

  private async windowOf(text: string | undefined): Promise<AskedWindow | undefined> {
    return text === undefined ? undefined : this.windows.read(text);
  }

  private async side(asked: CountsQuestion, group: string | undefined, window: AskedWindow | undefined): Promise<Side> {
    const [dimension, value] = splitGroup(group);
    const filters = dimension === undefined ? asked.filters : { ...asked.filters, [dimension]: value };
    const question = within({ ...asked, filters }, window?.part ?? {});
    const [totals = NOBODY] = await this.counts.read(question);
    return {
      group: group ?? null,
      window: window?.id ?? null,
      reading: scoreReading(totals, this.settings.MINIMUM_N),
    };
  }
}

function splitGroup(group: string | undefined): readonly [dimension?: Dimension, value?: string] {
  if (group === undefined) return [];
  const at = group.indexOf(':');
  const dimension = DIMENSIONS.find((name) => name !== 'all' && name === group.slice(0, at));
  if (!dimension) {
    throw badRequest(`There is no dimension ${group.slice(0, at)}: use one of ${DIMENSIONS.slice(1).join(', ')}.`);
  }
  return [dimension, group.slice(at + 1)];
}

/** An answer on both sides would be compared with itself. */
function assertApart(
  group: string | undefined,
  other: string | undefined,
  here: AskedWindow | undefined,
  there: AskedWindow | undefined,
): void {
  const [dimension, value] = splitGroup(group);
  const [otherDimension, otherValue] = splitGroup(other);
  if (dimension !== undefined && dimension === otherDimension && value !== otherValue) return;
  const [one, two] = [here?.part, there?.part];
  const wavesDiffer = one?.waveId !== undefined && two?.waveId !== undefined && one.waveId !== two.waveId;
  const daysApart = one?.days && two?.days && (one.days.until <= two.days.from || two.days.until <= one.days.from);
  if (wavesDiffer || daysApart === true) return;
  throw badRequest(
    'Both sides share answers. Compare two groups of one dimension (group, againstGroup) or windows without a day in common (window, againstWindow).',
  );
}
