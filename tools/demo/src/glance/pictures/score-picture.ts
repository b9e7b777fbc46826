import { questions } from '../questions.js';
import type { Seen } from '../seen.js';
import { counted, dayOf, percent, points, shortDay, TOO_FEW } from '../words.js';
import { intervalOverTime, type Week } from './interval-over-time.js';
import type { Picture } from './picture.js';

/** The score of each week with its interval. Weeks with too few answers are gaps; where all are, that is said. */
export function scorePicture({ found }: Seen, timeZone: string): Picture {
  const weeks = found.scoreByWeek.map(({ time, Score, Low, High }) => ({
    day: dayOf(time, timeZone),
    value: Score,
    low: Low,
    high: High,
  }));
  const { title, about, empty } = questions.scoreByWeek;
  return ofWeeks(weeks, { title, about, empty, noun: 'score', without: TOO_FEW, format: points, axis: wholePoints });
}

/** Of those asked in each week, how many have answered, with its interval. */
export function ratePicture({ found }: Seen, timeZone: string): Picture {
  const weeks = found.responseRateByWeek.map(({ time, Rate, Low, High }) => ({
    day: dayOf(time, timeZone),
    value: Rate,
    low: Low,
    high: High,
  }));
  const { title, about, empty } = questions.responseRateByWeek;
  return ofWeeks(weeks, {
    title,
    about,
    empty,
    noun: 'rate',
    without: 'nobody was asked',
    format: percent,
    axis: percent,
  });
}

/** `+20`, `0`, `−20`. */
const wholePoints = (value: number): string => (value === 0 ? '0' : points(value).replace(/\.0$/, ''));

interface Words {
  readonly title: string;
  readonly about: string;
  readonly empty: string;
  readonly noun: string;
  /** Instead of a figure. */
  readonly without: string;
  readonly format: (value: number | null) => string;
  readonly axis: (value: number) => string;
}

function ofWeeks(weeks: readonly Week[], { title, about, empty, noun, without, format, axis }: Words): Picture {
  const known = weeks.filter(({ value }) => value !== null);
  const last = known.at(-1);
  const gaps = weeks.length - known.length;
  const missing = gaps === 0 ? '' : ` ${counted(gaps, 'week')} without a ${noun}: ${without}.`;
  return {
    title,
    about,
    empty: weeks.length === 0 ? empty : last === undefined ? `No week has a ${noun} yet: ${without}.` : undefined,
    alternative:
      last === undefined
        ? ''
        : `${title}. ${counted(known.length, 'week')} from ${shortDay(known[0]?.day ?? last.day)} to ${shortDay(last.day)}. The last: ` +
          `${format(last.value)}, 95 % interval ${format(last.low)} to ${format(last.high)}.${missing}`,
    table: {
      head: ['Week of', noun === 'score' ? 'Score' : 'Rate', '95 % interval'],
      rows: weeks.map(({ day, value, low, high }) => [
        shortDay(day),
        format(value),
        low === null || high === null ? '' : `${format(low)} to ${format(high)}`,
      ]),
    },
    height: (narrow) => (narrow ? 220 : 280),
    options: (look) => intervalOverTime(weeks, look, axis),
  };
}
