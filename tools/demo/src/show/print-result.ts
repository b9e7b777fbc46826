import type { DemoResult } from '../results/demo-result.js';
import {
  alsoRankedLine,
  caseLine,
  cellLine,
  cellTable,
  differenceLine,
  driverTable,
  exposureLine,
  ledgerLine,
  repairLine,
  scoreTable,
} from './tables.js';

/** The result for people. `missing` says what does not add up. */
export function printResult(
  result: DemoResult,
  missing: readonly string[],
  screen: { write(text: string): unknown },
): void {
  const { answers, cases, exposures, ledger, seconds } = result;
  screen.write(`
${answers.given} of ${answers.invited} people asked have answered.

${scoreTable(result)}

NPS points that each KPI costs, as planted and as found:
${driverTable(result)}
${alsoRankedLine(result)}An association is no proof of a cause. The decoy only goes along with a cause: one model of all KPIs together can acquit it.

Where to repair first:
${cellTable(result)}
${cellLine(result)}
${repairLine(result)}
${caseLine(cases)}
${ledgerLine(ledger)}
${exposureLine(exposures)}
Result after ${seconds['all']} s.
`);
  for (const sentence of result.surprises) screen.write(`Not as meant: ${sentence}\n`);
  for (const difference of exposures.firstDifferences) screen.write(`NOT AS PLANTED  ${differenceLine(difference)}\n`);
  for (const sentence of missing) screen.write(`NOT ACCOUNTED FOR  ${sentence}\n`);
}
