import type { Move } from '@sidetone/domain/cases';

/** By which request people make each move; a withdrawal is not theirs to make. */
const COMMAND_OF: Readonly<Record<Move, string | undefined>> = {
  assign: 'assign',
  attempt: 'contact',
  giveUp: 'contact',
  reach: 'contact',
  refuse: 'contact',
  agreeCause: 'cause',
  startAction: 'action',
  resolve: 'resolve',
  verifySatisfied: 'verify',
  verifyNotSatisfied: 'verify',
  closeResolved: 'close as resolved',
  closeNoContact: 'close as noContact',
  closeNotNeeded: 'close as notNeeded',
  closeDuplicate: 'close as duplicate',
  reopen: 'reopen',
  escalate: 'escalate',
  withdraw: undefined,
};

/** The requests that a case takes now, in the order in which a case is worked on. */
export function possibleCommands(possible: readonly Move[]): readonly string[] {
  return [...new Set(possible.flatMap((move) => COMMAND_OF[move] ?? []))];
}
