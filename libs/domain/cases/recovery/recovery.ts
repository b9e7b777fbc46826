import { npsBand } from '../../nps/index.js';
import { wilsonInterval, type Interval } from '../../statistics/index.js';
import { DAY_MS, type Instant } from '../../time/index.js';
import type { Topic } from '../joining/index.js';

/** A case that something was done about. */
export interface RecoveryCase {
  readonly caseId: string;
  readonly contactId: string;
  readonly topic: Topic;
  /** The worst answer of the case as it was first given, and as it stands; absent once withdrawn. */
  readonly firstScore: number;
  readonly score?: number | undefined;
  /** When it was last resolved; absent while it is not. */
  readonly resolvedAt?: Instant | undefined;
}

/** An answer that may show whether it helped, in its latest version. */
export interface LaterAnswer {
  readonly contactId: string;
  readonly topic: Topic;
  readonly score: number;
  readonly answeredAt: Instant;
  /** Asked because of the case (`verification`), or the next that came anyhow. */
  readonly asked: 'verification' | 'next';
}

export interface Recovery {
  /** Resolved cases of detractors whose customer answered again about the same: who the rate is of. */
  readonly answered: number;
  readonly recovered: number;
  readonly byVerification: number;
  /** Absent where nobody answered again. */
  readonly rate?: number;
  readonly interval?: Interval;
  /** Were none of the silent recovered: the least that the rate can be among all that were resolved. */
  readonly leastRate?: number;
  /** Who is not in the rate, and why; all cases told are in exactly one place. */
  readonly left: {
    readonly notDetractor: number;
    readonly corrected: number;
    readonly withdrawn: number;
    readonly notResolved: number;
    readonly silent: number;
  };
}

/** What became of a case that was told. */
export type RecoveryVerdict = keyof Recovery['left'] | 'recoveredByVerification' | 'recoveredByNext' | 'stillDetractor';

/**
 * How many detractors are detractors no more after something was done: by the first answer of the same respondent and topic within
 * `withinDays` of 24 hours after it. A correction of the answer itself is no recovery, nor is silence. Whoever counts in a database, where the
 * cases are, must come to the same.
 */
export function recoveryOf(
  cases: readonly RecoveryCase[],
  answers: readonly LaterAnswer[],
  withinDays: number,
): Recovery {
  const later = byRespondent(answers);
  const counts = new Map<RecoveryVerdict, number>();
  for (const one of cases) {
    const verdict = verdictOn(one, later.get(keyOf(one)) ?? [], withinDays * DAY_MS);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return recoveryOfVerdicts(counts);
}

/** The recovery of so many cases of each verdict, each case in exactly one. */
export function recoveryOfVerdicts(counts: ReadonlyMap<RecoveryVerdict, number>): Recovery {
  const count = (verdict: RecoveryVerdict): number => counts.get(verdict) ?? 0;
  const byVerification = count('recoveredByVerification');
  const recovered = byVerification + count('recoveredByNext');
  const answered = recovered + count('stillDetractor');
  const silent = count('silent');
  const interval = wilsonInterval({ successes: recovered, trials: answered });
  return {
    ...{ answered, recovered, byVerification },
    ...(interval !== undefined && { rate: recovered / answered, interval }),
    ...(answered + silent > 0 && { leastRate: recovered / (answered + silent) }),
    left: {
      notDetractor: count('notDetractor'),
      corrected: count('corrected'),
      withdrawn: count('withdrawn'),
      notResolved: count('notResolved'),
      silent,
    },
  };
}

function verdictOn(one: RecoveryCase, later: readonly LaterAnswer[], withinMs: number): RecoveryVerdict {
  if (one.score === undefined) return 'withdrawn';
  if (npsBand(one.score) !== 'detractor') return npsBand(one.firstScore) === 'detractor' ? 'corrected' : 'notDetractor';
  const { resolvedAt } = one;
  if (resolvedAt === undefined) return 'notResolved';
  const next = later.find(({ answeredAt }) => answeredAt > resolvedAt);
  if (next === undefined || next.answeredAt > resolvedAt + withinMs) return 'silent';
  if (npsBand(next.score) === 'detractor') return 'stillDetractor';
  return next.asked === 'verification' ? 'recoveredByVerification' : 'recoveredByNext';
}

function byRespondent(answers: readonly LaterAnswer[]): ReadonlyMap<string, readonly LaterAnswer[]> {
  const found = new Map<string, LaterAnswer[]>();
  for (const answer of [...answers].sort((one, other) => one.answeredAt - other.answeredAt)) {
    const key = keyOf(answer);
    const before = found.get(key);
    if (before === undefined) found.set(key, [answer]);
    else before.push(answer);
  }
  return found;
}

/** Topics have no blank in them. */
function keyOf({ contactId, topic }: { readonly contactId: string; readonly topic: Topic }): string {
  return `${topic} ${contactId}`;
}
