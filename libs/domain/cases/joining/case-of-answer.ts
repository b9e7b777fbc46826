import { isLive } from '../states/index.js';
import type { GivenAnswer, JoinedCase, ListedAnswer, Topic, WithdrawnAnswer } from './joined-case.js';

/** What of a version says where it belongs. */
type Addressed =
  | Pick<GivenAnswer, 'kind' | 'responseId' | 'contactId' | 'topic' | 'speaksOf' | 'verifies'>
  | Pick<WithdrawnAnswer, 'kind' | 'responseId'>;

/**
 * The case to which an answer belongs: the one that lists it already; else the one whose fix its customer was asked about, also when it
 * has ended since, or another waits for its judge; else the live case of the area that it speaks of, or of its topic. Undefined where
 * there is none.
 */
export function caseOfAnswer<C extends JoinedCase>(cases: readonly C[], version: Addressed): C | undefined {
  const lists = cases.find((one) => listedIn(one, version.responseId) !== undefined);
  if (lists !== undefined || version.kind === 'withdrawn') return lists;
  const { contactId, topic, speaksOf = topic } = version;
  return askedAbout(cases, version) ?? liveCaseOf(cases, contactId, speaksOf) ?? liveCaseOf(cases, contactId, topic);
}

export function listedIn(one: JoinedCase, responseId: string): ListedAnswer | undefined {
  return one.answers.find((answer) => answer.responseId === responseId);
}

export function liveCaseOf<C extends JoinedCase>(cases: readonly C[], contactId: string, topic: Topic): C | undefined {
  return cases.find((one) => isLive(one.state) && one.contactId === contactId && one.topic === topic);
}

/** A case that was withdrawn is nobody's any more, and nobody judges a case of somebody else. */
function askedAbout<C extends JoinedCase>(
  cases: readonly C[],
  { verifies, contactId }: Pick<GivenAnswer, 'verifies' | 'contactId'>,
): C | undefined {
  if (verifies === undefined) return undefined;
  return cases.find((one) => one.caseId === verifies && one.contactId === contactId && one.state !== 'withdrawn');
}
