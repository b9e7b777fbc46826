import { npsBand, type Band } from '../../nps/index.js';
import type { Instant } from '../../time/index.js';
import { isLive, type CaseCommand } from '../states/index.js';
import { bandOfAnswers, isWorse, promiseOf } from './class-of-answers.js';
import { caseOfAnswer, listedIn, liveCaseOf } from './case-of-answer.js';
import type { GivenAnswer, JoinedCase, ListedAnswer, WithdrawnAnswer } from './joined-case.js';

/** What an answer did to a case that stands. */
export interface Effect<C extends JoinedCase> {
  readonly case: C;
  /** The bands of the worst answer before and after; `after` is absent where no answer counts any more. */
  readonly before: Band;
  readonly after?: Band | undefined;
  /** What the case has to do because of it, beside the change of its answers and promises. */
  readonly command?: Extract<CaseCommand, { kind: 'reopen' | 'verify' | 'withdraw' }> | undefined;
  /** A detractor once more, after somebody has spoken with the customer: the next level hears of it (`repeatDetractor`). */
  readonly repeatDetractor: boolean;
}

export type Followed<C extends JoinedCase> =
  | { readonly kind: 'opens'; readonly answer: GivenAnswer }
  | ({ readonly kind: 'joins' | 'goodNews' | 'corrects' | 'withdraws' } & Effect<C>)
  /** The answer of a closed case got worse while another case of the respondent and topic lives: it counts there from now on. */
  | ({ readonly kind: 'moves'; readonly left: C } & Effect<C>)
  | { readonly kind: 'ignored'; readonly reason: 'notNewer' | 'withdrawnBefore' | 'noCase' };

/**
 * What a version of an answer does to the case to which it belongs (`caseOfAnswer`), else it opens one; an answer that is corrected to
 * another topic stays where it was worked on.
 * @param cases those that list the answer, that it verifies, or that are of its respondent; in any order
 */
export function followAnswer<C extends JoinedCase>(
  cases: readonly C[],
  version: GivenAnswer | WithdrawnAnswer,
): Followed<C> {
  const home = caseOfAnswer(cases, version);
  const known = home && listedIn(home, version.responseId);
  if (home !== undefined && known !== undefined) {
    if (version.revision <= known.revision) return { kind: 'ignored', reason: 'notNewer' };
    if (known.score === undefined) return { kind: 'ignored', reason: 'withdrawnBefore' };
    return version.kind === 'withdrawn' ? withdraw(home, version) : correct(home, known.score, version, cases);
  }
  if (version.kind === 'withdrawn') return { kind: 'ignored', reason: 'noCase' };
  if (home === undefined) return { kind: 'opens', answer: version };
  return isLive(home.state) ? join(home, version) : judgeEnded(home, version, cases);
}

/**
 * A case that ended before its customer said whether what was done helped. Who is content leaves it ended: the answer is listed and
 * nobody need do more. A detractor reopens it, unless another case of the respondent and topic lives: there the answer counts.
 */
function judgeEnded<C extends JoinedCase>(one: C, answer: GivenAnswer, cases: readonly C[]): Followed<C> {
  const band = npsBand(answer.score);
  const effect = effectOf(one, [...one.answers, listed(answer)]);
  const kind = band === 'promoter' ? 'goodNews' : 'joins';
  const judges = one.resolvedAt === undefined || answer.answeredAt > one.resolvedAt;
  if (band !== 'detractor' || !judges) return { kind, ...effect };
  const rival = liveCaseOf(cases, one.contactId, one.topic);
  if (rival !== undefined) return join(rival, answer);
  return { kind, ...effect, case: { ...effect.case, ...answer.promise }, command: { kind: 'reopen' } };
}

function join<C extends JoinedCase>(one: C, answer: GivenAnswer): Followed<C> {
  const band = npsBand(answer.score);
  const effect = effectOf(one, [...one.answers, listed(answer)]);
  const spoken = one.contactedAt !== undefined;
  const verdict = verdictOf(one, band, answer.answeredAt);
  const told = {
    ...effect,
    command: verdict,
    repeatDetractor: band === 'detractor' && effect.before === 'detractor' && spoken,
  };
  return { kind: band === 'promoter' ? 'goodNews' : 'joins', ...told };
}

/**
 * What was done is judged by the next answer that was given after it. A detractor is not content; all others are, which is what recovery
 * counts. A case not yet resolved is not ended by good news: what was promised is still owed.
 */
function verdictOf(one: JoinedCase, band: Band, answeredAt: Instant): Effect<JoinedCase>['command'] {
  if (one.resolvedAt !== undefined && answeredAt <= one.resolvedAt) return undefined;
  if (one.state === 'resolved') return { kind: 'verify', satisfied: band !== 'detractor' };
  return one.state === 'verified' && band === 'detractor' ? { kind: 'reopen' } : undefined;
}

function correct<C extends JoinedCase>(one: C, score: number, answer: GivenAnswer, cases: readonly C[]): Followed<C> {
  const corrected = one.answers.map((other) => (other.responseId === answer.responseId ? listed(answer) : other));
  const effect = effectOf(one, corrected);
  const gotWorse = isWorse(npsBand(answer.score), npsBand(score)) && isWorse(effect.after ?? 'promoter', effect.before);
  if (!gotWorse) return { kind: 'corrects', ...effect };
  const elsewhere = isLive(one.state) ? undefined : liveCaseOf(cases, answer.contactId, one.topic);
  if (elsewhere !== undefined) {
    const joined = effectOf(elsewhere, [...elsewhere.answers, listed(answer)]);
    const left = { ...one, answers: one.answers.filter(({ responseId }) => responseId !== answer.responseId) };
    return { kind: 'moves', left, ...joined };
  }
  // What was done was done for a happier customer: it is done anew, by the promises of what the customer says now.
  const doneBefore = ['resolved', 'verified', 'closed'].includes(one.state);
  if (!doneBefore) return { kind: 'corrects', ...effect };
  const promised = { ...effect.case, ...answer.promise };
  return { kind: 'corrects', ...effect, case: promised, command: { kind: 'reopen' } };
}

/** Without its score, the answer stays listed: a copy that comes late must not bring back what its customer took away. */
function withdraw<C extends JoinedCase>(one: C, { responseId, revision }: WithdrawnAnswer): Followed<C> {
  const answers = one.answers.map((other) =>
    other.responseId === responseId ? { ...other, revision, score: undefined } : other,
  );
  const effect = effectOf(one, answers);
  const command = effect.after === undefined && one.state !== 'withdrawn' ? ({ kind: 'withdraw' } as const) : undefined;
  return { kind: 'withdraws', ...effect, command };
}

/** A case that has ended keeps the promises by which it was judged. */
function effectOf<C extends JoinedCase>(one: C, answers: readonly ListedAnswer[]): Effect<C> {
  const before = bandOfAnswers(one.answers) ?? 'promoter';
  const changed = { ...one, answers };
  const promise = isLive(one.state) ? promiseOf(changed) : {};
  return { case: { ...changed, ...promise }, before, after: bandOfAnswers(answers), repeatDetractor: false };
}

function listed({ responseId, revision, score, promise }: GivenAnswer): ListedAnswer {
  return { responseId, revision, score, promise };
}
