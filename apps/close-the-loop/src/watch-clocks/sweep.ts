import { dueOfClock, type ClockKind, type DueWork as ClockWork } from '@sidetone/domain/cases';
import type { CaseUpdated } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { calendarOf, chainOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { Case } from '../persistence/case.js';
import { updated } from '../tell-cases/case-events.js';
import { workOn, type Changed } from '../work-on-cases/work-on.js';
import { closeUnverified } from './close-unverified.js';
import { alarms, scheduled } from './clocks-of-case.js';

const NOTICES = {
  firstContact: { warn: 'firstContactDueSoon', breach: 'firstContactOverdue' },
  resolve: { warn: 'resolveDueSoon', breach: 'resolveOverdue' },
} as const satisfies Record<ClockKind, Record<'warn' | 'breach', CaseUpdated['notice']>>;

/** Everything that a case has to tell at `now`, in the order in which it came due, each once; and when to look next. */
export function sweep(one: Case, now: Instant, inForce: InForce): Changed {
  const done = (['firstContact', 'resolve'] as const).reduce<Changed>(
    (change, kind) =>
      dueWork(change.case, kind, now, inForce).reduce((next, work) => tell(next, kind, work, now, inForce), change),
    { case: one, entries: [], news: [] },
  );
  const closed = closeUnverified(done.case, now, inForce);
  const all = closed === undefined ? done : added(done, closed);
  return { ...all, case: scheduled(all.case, now, inForce.rules) };
}

function dueWork(one: Case, kind: ClockKind, now: Instant, { rules }: InForce): readonly ClockWork[] {
  const told = { ...one.told[kind], level: one.escalationLevel };
  const { team } = one.assigned;
  return dueOfClock(one.clocks[kind], told, chainOf(rules, team), calendarOf(rules, team), now, alarms(one, rules)).now;
}

function tell(change: Changed, kind: ClockKind, work: ClockWork, now: Instant, inForce: InForce): Changed {
  const one = change.case;
  const occasion = { at: now, by: 'sidetone', reason: `${kind}Overdue` } as const;
  if (work.kind === 'escalate') {
    const { level, team: toTeam } = work;
    const worked = workOn(one, { kind: 'escalate', level, toTeam }, occasion, inForce);
    return worked.kind === 'refused' ? change : added(change, worked);
  }
  const notice = NOTICES[kind][work.kind];
  const told = { ...one.told[kind], [work.kind === 'warn' ? 'warned' : 'breached']: true };
  const after = { ...one, told: { ...one.told, [kind]: told }, revision: one.revision + 1 };
  const { caseId, state } = one;
  return added(change, {
    case: after,
    entries: [
      {
        caseId,
        at: now,
        by: 'sidetone',
        move: notice,
        from: state,
        to: state,
        detail: { due: one.clocks[kind].dueAt },
      },
    ],
    // A case that may alarm nobody is marked and no more.
    news: alarms(one, inForce.rules) ? [updated(after, occasion, inForce.rules.causes.groups, notice)] : [],
  });
}

function added(change: Changed, next: Changed): Changed {
  return {
    case: next.case,
    entries: [...change.entries, ...next.entries],
    news: [...change.news, ...next.news],
  };
}
