import { localDay, type Instant } from '../../time/index.js';
import type { CaseCommand, ContactRules, Occasion, Step } from './case-command.js';
import type { CaseState, WorkedCase } from './case-state.js';
import { refusalOf } from './refusal-of.js';
import { possibleMoves, TRANSITIONS, type Move } from './transitions.js';

const CLOSING = {
  resolved: 'closeResolved',
  noContact: 'closeNoContact',
  notNeeded: 'closeNotNeeded',
  duplicate: 'closeDuplicate',
} as const satisfies Record<string, Move>;

const CALLS = { reached: 'reach', refused: 'refuse' } as const satisfies Record<string, Move>;

/** The case after a command with the entry of its history, or why the command is refused and what is possible instead. */
export function stepCase<C extends WorkedCase>(
  one: C,
  command: CaseCommand,
  occasion: Occasion,
  rules: ContactRules,
): Step<C> {
  const move = moveOf(one, command, occasion.at, rules);
  const to = TRANSITIONS[one.state][move];
  const possible = possibleMoves(one.state);
  if (to === undefined) {
    const instead = possible.length === 0 ? 'Nothing is possible any more' : `Possible now: ${possible.join(', ')}`;
    return {
      ...{ kind: 'refused', reason: 'notInThisState', possible },
      mend: `A case that is ${one.state} does not take ${move}. ${instead}.`,
    };
  }
  const refusal = refusalOf(one, command);
  if (refusal !== undefined) return { kind: 'refused', ...refusal, possible };
  const version = one.version + 1;
  return {
    kind: 'done',
    case: { ...one, ...changesOf(one, command, to, occasion.at), ...stateOf(one, to, occasion.at), version },
    entry: { ...occasion, version, command, move, from: one.state, to },
  };
}

function moveOf(one: WorkedCase, command: CaseCommand, now: Instant, rules: ContactRules): Move {
  switch (command.kind) {
    case 'contact':
      if (command.result !== 'noAnswer') return CALLS[command.result];
      return givesUp(one, now, rules) ? 'giveUp' : 'attempt';
    case 'verify':
      return command.satisfied ? 'verifySatisfied' : 'verifyNotSatisfied';
    case 'close':
      return CLOSING[command.outcome];
    default:
      return command.kind;
  }
}

/** Three calls within an hour are one try: days are counted. Only who was never reached can be given up. */
function givesUp({ state, attempts }: WorkedCase, now: Instant, { attemptDays, timeZone }: ContactRules): boolean {
  if (TRANSITIONS[state].giveUp === undefined) return false;
  return new Set([...attempts, now].map((at) => localDay(at, timeZone))).size >= attemptDays;
}

function stateOf(one: WorkedCase, to: CaseState, now: Instant): Pick<WorkedCase, 'state' | 'stateChangedAt'> {
  return { state: to, stateChangedAt: to === one.state ? one.stateChangedAt : now };
}

/** A new round: what was done is in the history, and is to be done again for a customer who is not content. */
const begunAnew = (one: WorkedCase): Partial<WorkedCase> => ({
  round: one.round + 1,
  attempts: [],
  contactedAt: undefined,
  resolution: undefined,
  escalationLevel: 0,
  outcome: undefined,
  closedAt: undefined,
});

function changesOf(one: WorkedCase, command: CaseCommand, to: CaseState, now: Instant): Partial<WorkedCase> {
  if (to === 'reopened' && one.state !== 'reopened') return begunAnew(one);
  switch (command.kind) {
    case 'assign':
      // Somebody takes a customer up again whom nobody reached: the days of the attempts count anew.
      return { assigned: command.to, ...(one.state === 'unreachable' && { attempts: [] }) };
    case 'contact':
      return { attempts: [...one.attempts, now], ...(to === 'contacted' && { contactedAt: one.contactedAt ?? now }) };
    case 'agreeCause':
      return { cause: command.cause };
    case 'startAction':
      return { actions: [...one.actions, command.action] };
    case 'resolve':
      return { resolution: command.resolution };
    case 'escalate':
      return { escalationLevel: command.level };
    case 'close':
      return { outcome: command.outcome, closedAt: now };
    case 'withdraw':
      return { closedAt: one.closedAt ?? now };
    default:
      return {};
  }
}
