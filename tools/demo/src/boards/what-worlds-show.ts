import type { MustShow } from './ask-boards.js';

/** What the world of `npm run demo` may have nothing to show for, by board and panel, and why. */
export const EMPTY_IN_DEMO: Readonly<Record<string, string>> = {
  'sidetone-cases: Agreed causes':
    'nobody works on its cases, so no cause is agreed; in that of npm run year somebody does',
  'sidetone-cases: Action plans': 'nobody plans what to do about many cases',
  'sidetone-driver: Runs of parts': 'nobody asks for a run of a region or segment',
  'sidetone-journey: mark Shifts': 'the score does not shift: what goes wrong goes wrong all the time',
  'sidetone-loop: mark Shifts': 'as on the board Journey',
  'sidetone-team: mark Shifts': 'as on the board Journey',
  'sidetone-waves: Waves against their target': 'no programme of it asks in waves; npm run year has one',
  'sidetone-waves: Replies that do not count, by reason':
    'nobody replies twice, too late or unreadably; npm run year has some who do',
};

/** What the year shows of that; most of the others need driver runs, which it leaves out, or more answers than a small one has. */
export const SHOWN_IN_YEAR: readonly string[] = [
  'sidetone-cases: Agreed causes',
  'sidetone-waves: Waves against their target',
  'sidetone-waves: Replies that do not count, by reason',
];

export const mustShowInDemo: MustShow = (where) => EMPTY_IN_DEMO[where] === undefined;
export const mustShowInYear: MustShow = (where) => SHOWN_IN_YEAR.includes(where);
