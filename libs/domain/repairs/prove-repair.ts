import type { Instant } from '../time/index.js';
import { checkTrend } from './check-trend.js';
import { compareGroups, type FourGroups } from './compare-groups.js';
import { matchGroups } from './match-groups.js';
import type { Member, Trait } from './member.js';
import { faultMember, membersOf, scoreMember } from './members-of.js';
import { proveFault } from './prove-fault.js';
import { judgeRepair, tooFewUnits, whatIsTooFew } from './judge-repair.js';
import type { RepairAnswer } from './repair-answer.js';
import type { ProofSettings, RepairProof } from './repair-proof.js';
import { daysLeft, repairWindow, type WindowQuestion } from './repair-window.js';
import type { Repair } from './repair.js';
import { sizesOf } from './sizes-of.js';

export interface ProofQuestion extends WindowQuestion, ProofSettings {
  readonly repair: Repair;
  readonly answers: readonly RepairAnswer[];
  readonly now: Instant;
}

const NOTHING = { matching: null, score: null, trend: null, fault: null };

/**
 * What a repair did: the customers it reached against matched ones it did not reach, before and after (see `matchGroups`, `compareGroups`,
 * `checkTrend`). While the time after lasts nothing is told (`proofTooEarly`).
 * The same question gives the same proof, in whatever order answers come.
 * @throws RangeError for what is no score
 */
export function proveRepair(question: ProofQuestion): RepairProof {
  const { repair, answers, minimumN, direction } = question;
  const window = repairWindow(repair, question);
  const early = proofTooEarly(question);
  if (early) return early;
  const { members, leftOut } = membersOf(inOrder(answers), repair, window);
  const treatedByOthersToo = members.filter(({ treated, answer }) => treated && answer.otherRepair).length;
  const all = sizesOf(members);
  const told = { daysLeft: 0, answers: all, leftOut: { ...leftOut, unmatched: 0 }, treatedByOthersToo, ...NOTHING };
  const unmatched = whatIsTooFew(all, minimumN, repair) ?? tooFewUnits(members, repair);
  if (unmatched) return { ...told, ...judgeRepair({ kind: 'tooFew', what: unmatched }) };

  const without = untoldTraits(repair);
  const scored = members.map(scoreMember);
  const { members: matched, matching } = matchGroups(scored, without);
  const kept: FourGroups = sizesOf(matched);
  const counted = {
    ...told,
    matching,
    answers: kept,
    leftOut: { ...leftOut, unmatched: members.length - matched.length },
  };
  const what = whatIsTooFew(kept, minimumN, repair, 'once those without anybody alike on the other side are left out');
  const score = what === undefined ? compareGroups(matched, scored) : undefined;
  if (!score)
    return { ...counted, ...judgeRepair({ kind: 'tooFew', what: what ?? 'The answers do not vary by customer.' }) };
  const middle = (window.from + window.at) / 2;
  const before = members
    .filter(({ after }) => !after)
    .map((member): Member => scoreMember({ ...member, after: member.answer.answeredAt >= middle }));
  const trend = checkTrend(before, without);
  const fault = proveFault(members.flatMap(faultMember), { without, minimumN, direction });
  return {
    ...counted,
    score,
    trend,
    fault,
    ...judgeRepair({ kind: 'compared', score, trend, answers: kept, matching, treatedByOthersToo }),
  };
}

/** The proof while the time after lasts, for which no answer need be read; undefined when it is over. Who looks daily until something shows finds what is not there. */
export function proofTooEarly(
  question: Pick<ProofQuestion, 'repair' | 'now' | 'days' | 'settleDays'>,
): RepairProof | undefined {
  const window = repairWindow(question.repair, question);
  const left = daysLeft(window, question.now);
  if (left === 0) return undefined;
  const judged = judgeRepair({ kind: 'notYet', daysLeft: left, to: window.to });
  return { ...judged, daysLeft: left, answers: null, leftOut: null, treatedByOthersToo: null, ...NOTHING };
}

/** Where regions were repaired, nobody of the same region is left to be matched with. */
function untoldTraits({ kind }: Pick<Repair, 'kind'>): readonly Trait[] {
  return kind === 'region' ? ['region'] : [];
}

/** Sums of floating point numbers depend on their order. */
function inOrder(answers: readonly RepairAnswer[]): RepairAnswer[] {
  return [...answers].sort(
    (a, b) =>
      a.answeredAt - b.answeredAt ||
      (a.customerId < b.customerId ? -1 : Number(a.customerId > b.customerId)) ||
      a.score - b.score,
  );
}
