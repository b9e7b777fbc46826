import { Inject, Injectable } from '@nestjs/common';
import { splitRange, type DayRange } from '@sidetone/domain/score-windows';
import { dayAfter } from '@sidetone/domain/time';
import { badRequest } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { within, WindowReader } from '../read-cells/asked-window.js';
import { CountsReader, type CountsQuestion } from '../read-cells/counts-reader.js';
import { sumOfTotals, type Totals } from '../read-cells/totals.js';
import { eitherWindowOrMoments } from './either-window-or-moments.js';
import { questionIn, type WeeklySeriesQuery } from './score-query.dto.js';
import { weekAnswer, type WeekAnswer } from './score-answer.js';
import { scoreReading, type ScoreReading } from './score-reading.js';
import { SeriesReader } from './series-reader.js';

/** A step of a series; `whole` is false where the window cuts it. `until` is the first day that is no longer in it. */
export type StepReading = ScoreReading & {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly whole: boolean;
};

/** How a score went, step by step. */
@Injectable()
export class ReadSeries {
  constructor(
    private readonly weeks: SeriesReader,
    private readonly counts: CountsReader,
    private readonly windows: WindowReader,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  /**
   * Without a window: the weeks as they are published, with their revisions. With one: its steps, each compared with the one before.
   * @throws Problem 400 for a window that is none, or beside moments
   */
  async read(query: WeeklySeriesQuery): Promise<readonly (WeekAnswer | StepReading)[]> {
    const question = questionIn(query);
    eitherWindowOrMoments(query);
    if (query.window !== undefined) return this.steps(query.window, query.granularity, question);
    const [kind, another] = question.kinds;
    const filtered = Object.keys(question.filters).length > 0;
    if (query.granularity !== 'week' || filtered || kind === undefined || another !== undefined) {
      throw badRequest('Steps other than published weeks, groups and several kinds need a window.', [
        { field: 'window', message: 'such as rolling90' },
      ]);
    }
    const { area, from, to } = question;
    const weeks = await this.weeks.weeks({ kind, area, from, to });
    return weeks.map((week) => weekAnswer(week, this.settings.MINIMUM_N));
  }

  private async steps(
    window: string,
    granularity: WeeklySeriesQuery['granularity'],
    question: CountsQuestion,
  ): Promise<readonly StepReading[]> {
    const { part } = await this.windows.read(window);
    const days = await this.counts.read({ ...within(question, part), byDay: true });
    const range = part.days ?? spanOf(days);
    let before: ScoreReading | undefined;
    return splitRange(range, granularity).map((step) => {
      const totals = sumOfTotals(days.filter(({ day = '' }) => step.from <= day && day < step.until));
      const reading = scoreReading(totals, this.settings.MINIMUM_N, { reference: before && countsOnly(before) });
      before = reading;
      return { id: step.id, from: step.from, until: step.until, whole: step.whole, ...reading };
    });
  }
}

/** A wave has no days of its own but those on which somebody was asked or answered. */
function spanOf(days: readonly Totals[]): DayRange {
  const known = days.flatMap(({ day }) => day ?? []).sort();
  const [first = '2000-01-01', last = first] = [known[0], known.at(-1)];
  return known.length === 0 ? { from: first, until: first } : { from: first, until: dayAfter(last) };
}

function countsOnly({ promoters, passives, detractors }: ScoreReading) {
  return { promoters, passives, detractors };
}
