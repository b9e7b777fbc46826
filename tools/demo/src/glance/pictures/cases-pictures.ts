import { DAY_MS } from '@sidetone/domain/time';
import { questions } from '../questions.js';
import type { Row } from '../rows.js';
import { DAYS_OF_CASES, type Seen } from '../seen.js';
import { counted, dayOf, shortDay, whole } from '../words.js';
import { bars } from './bars.js';
import type { Picture } from './picture.js';

const FIRST = 'First contact past due';
const RESOLUTION = 'Resolution past due';
const DAY_COLUMNS = ['Opened', 'Contacted', 'Closed'] as const;
/** Teams beyond these are in the table. */
const MOST_TEAMS = 10;

/** Whose customers wait past their time. */
export function pastDuePicture({ found }: Seen): Picture {
  const { title, about, empty } = questions.pastDueByTeam;
  const { pastDueByTeam: teams, casesNow } = found;
  const drawn = teams.slice(0, MOST_TEAMS);
  return {
    title,
    about,
    empty: teams.length > 0 ? undefined : casesNow.length === 0 ? questions.casesNow.empty : empty,
    alternative: `${title}. ${teams
      .map(
        (team) => `${team.Team}: first contact of ${counted(team[FIRST], 'case')}, resolution of ${team[RESOLUTION]}`,
      )
      .join('; ')}.`,
    table: {
      head: ['Team', FIRST, RESOLUTION],
      rows: teams.map((team) => [team.Team, whole(team[FIRST]), whole(team[RESOLUTION])]),
    },
    height: (narrow) => (narrow ? 84 : 64) + drawn.length * 52,
    options: (look) =>
      bars(look, {
        names: drawn.map(({ Team }) => Team),
        lying: true,
        series: [FIRST, RESOLUTION].map((name) => ({
          name,
          values: drawn.map((team) => (name === FIRST ? team[FIRST] : team[RESOLUTION])),
        })),
      }),
  };
}

/** What became of cases on each of the last days. */
export function casesByDayPicture({ found }: Seen, timeZone: string): Picture {
  const { title, about, empty } = questions.casesByDay;
  const days = withoutGaps(found.casesByDay.map((row) => ({ ...row, day: dayOf(row.time, timeZone) })));
  const sum = (column: (typeof DAY_COLUMNS)[number]): number => days.reduce((total, row) => total + row[column], 0);
  return {
    title: `${title}, the last ${DAYS_OF_CASES} days`,
    about,
    empty: days.length > 0 ? undefined : empty,
    alternative: `${title} over the last ${DAYS_OF_CASES} days: ${sum('Opened')} opened, ${sum('Contacted')} contacted, ${sum('Closed')} closed.`,
    table: {
      head: ['Day', ...DAY_COLUMNS],
      rows: days.map((row) => [shortDay(row.day), ...DAY_COLUMNS.map((column) => whole(row[column]))]),
    },
    height: (narrow) => (narrow ? 240 : 260),
    options: (look) =>
      bars(look, {
        names: days.map(({ day }) => shortDay(day)),
        lying: false,
        series: DAY_COLUMNS.map((name) => ({ name, values: days.map((row) => row[name]) })),
      }),
  };
}

type Day = Row<'casesByDay'> & { readonly day: string };

/** Days on which nothing happened have no row: they are shown, or time would seem to be shorter there. */
function withoutGaps(days: readonly Day[]): readonly Day[] {
  return days.flatMap((row, index) => {
    const next = days[index + 1];
    const until = next === undefined ? 0 : Math.round((Date.parse(next.day) - Date.parse(row.day)) / DAY_MS);
    const between = Array.from({ length: Math.max(0, until - 1) }, (_, place) => ({
      ...row,
      day: new Date(Date.parse(row.day) + (place + 1) * DAY_MS).toISOString().slice(0, 10),
      Opened: 0,
      Contacted: 0,
      Closed: 0,
    }));
    return [row, ...between];
  });
}
