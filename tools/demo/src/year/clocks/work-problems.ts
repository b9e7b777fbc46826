import { groupBy } from '../policy/group-by.js';
import type { ShownCases } from '../read/shown-cases.js';
import type { Work } from '../read/survey-report.js';

/** Whether what people did stands in the histories, once each, in their order and under their names. */
export function workProblems(work: readonly Work[], { cases, histories }: ShownCases): readonly string[] {
  const workOf = groupBy(work, ({ caseId }) => caseId);
  return cases.flatMap(({ caseId }) => {
    const did = (workOf.get(caseId) ?? []).map((one) => `${new Date(one.at).toISOString()} ${one.by}: ${deedOf(one)}`);
    const kept = (histories.get(caseId) ?? [])
      .filter(({ via }) => via !== null)
      .map(({ at, by, move }) => `${at} ${by}: ${move === 'giveUp' ? 'attempt' : move}`);
    const wrong = did.findIndex((line, place) => line !== kept[place]);
    if (wrong >= 0) return [`${caseId} has “${kept[wrong] ?? 'nothing'}” where people did “${did[wrong]}”.`];
    return kept.length > did.length ? [`${caseId} has “${kept[did.length]}”, which nobody did.`] : [];
  });
}

function deedOf({ what, said }: Work): string {
  if (what === 'contact') return said === 'reached' ? 'reach' : said === 'refused' ? 'refuse' : 'attempt';
  if (what === 'close') return said === 'noContact' ? 'closeNoContact' : 'closeResolved';
  return what === 'cause' ? 'agreeCause' : what === 'action' ? 'startAction' : 'resolve';
}
