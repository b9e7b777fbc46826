import { caseLines, causeLine, indexTable, movementTable, recoveryLines } from './case-tables.js';
import { isSound, type YearResult } from '../account/year-result.js';
import { programmeTable, rateTable, reasonTable, ruleTable } from './year-tables.js';

/** Told one by one at most; the file has all. */
const MOST_TOLD = 20;

/** The ledger of a year for people. */
export function printYear(result: YearResult, screen: { write(text: string): unknown }): void {
  const { people, departed, optOuts, turnedAway, calls, casesClosed, verificationsAskedFor, seconds } = result;
  const sum = (of: (one: YearResult['programmes'][number]) => number): number =>
    result.programmes.reduce((all, one) => all + of(one), 0);
  const counts = Object.entries(calls).map(([outcome, count]) => `${outcome} ${count}`);
  const away = Object.values(turnedAway).reduce((all, count) => all + count, 0);
  screen.write(`
${people} people, of whom ${departed} have left or died; ${optOuts} opted out, ${away} messages were turned away by the gateway.
Calls of interviewers: ${counts.join(', ') || 'none'}. ${casesClosed} cases were closed, ${verificationsAskedFor} fixes were to be verified.

What became of every trigger, and of every invitation:
${programmeTable(result)}
${sum(({ triggers }) => triggers)} triggers = ${sum(({ leftAlone }) => leftAlone)} left alone + ${sum(({ notDrawn }) => notDrawn)} not drawn + ${sum(({ asked }) => asked)} asked

Why people were left alone:
${reasonTable(result)}

Response rates as planted and as found, and the scores:
${rateTable(result)}

Answers and their cases, the commands of people, and the clocks of cases:
${caseLines(result)}

Scores before and after what was planted, judged by hand and by the platform alike:
${movementTable(result)}

${recoveryLines(result)}
${causeLine(result)}

The satisfaction index of each wave that was held, from the levels that people named:
${indexTable(result)}

The contact policy, reckoned anew from what was told:
${ruleTable(result)}
`);
  tell(
    result.violations.map(({ rule, what }) => `AGAINST THE POLICY (${rule})  ${what}`),
    screen,
  );
  tell(
    result.problems.map((problem) => `NOT ACCOUNTED FOR  ${problem}`),
    screen,
  );
  if (isSound(result)) screen.write('Everything is accounted for, and nobody was asked against the policy.\n');
  screen.write(`Result after ${seconds['all']} s.\n`);
}

function tell(sentences: readonly string[], screen: { write(text: string): unknown }): void {
  for (const sentence of sentences.slice(0, MOST_TOLD)) screen.write(`${sentence}\n`);
  if (sentences.length > MOST_TOLD) screen.write(`… and ${sentences.length - MOST_TOLD} more of these.\n`);
}
