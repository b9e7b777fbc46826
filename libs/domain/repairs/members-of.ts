import { bandValue } from '../nps/index.js';
import { tenureBand } from '../tenure/index.js';
import { groupOf, type LeftOut } from './group-of.js';
import type { Member, Trait } from './member.js';
import type { RepairAnswer } from './repair-answer.js';
import type { RepairWindow } from './repair-window.js';
import type { Repair } from './repair.js';

/** A member, and the answer it was made of. */
export type Sorted = Omit<Member, 'outcome'> & { readonly answer: RepairAnswer };

export interface SortedAnswers {
  readonly members: readonly Sorted[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/** Sorts answers into treated and untreated, before and after; those of no side are counted by reason, those of neither time are not. */
export function membersOf(answers: readonly RepairAnswer[], repair: Repair, window: RepairWindow): SortedAnswers {
  const leftOut = { touchedLittle: 0, otherRepair: 0, notComparable: 0 };
  const members = answers.flatMap((answer): Sorted[] => {
    const { answeredAt, customerId, segment, region, customerSince } = answer;
    const before = window.from <= answeredAt && answeredAt < window.at;
    const after = window.afterFrom <= answeredAt && answeredAt < window.to;
    if (!before && !after) return [];
    const grouped = groupOf(answer, repair);
    if (grouped.group === 'leftOut') {
      leftOut[grouped.reason] += 1;
      return [];
    }
    const traits: Record<Trait, string> = {
      segment: segment ?? 'unknown',
      region: region ?? 'unknown',
      tenure: tenureBand(customerSince, window.at),
    };
    return [{ customerId, treated: grouped.group === 'treated', after, unit: grouped.unit, traits, answer }];
  });
  return { members, leftOut };
}

/** What an answer adds to the score, in points: the mean of many is their NPS. */
export function scoreMember(sorted: Sorted): Member {
  return memberOf(sorted, 100 * bandValue(sorted.answer.score));
}

/** What hit the respondent of the KPI; nobody where that is missing. */
export function faultMember(sorted: Sorted): Member[] {
  const { exposure } = sorted.answer;
  return exposure === null ? [] : [memberOf(sorted, exposure)];
}

function memberOf({ customerId, treated, after, unit, traits }: Sorted, outcome: number): Member {
  return { customerId, treated, after, outcome, unit, traits };
}
