export type { CaseCommand, ContactRules, HistoryEntry, Occasion, Step } from './case-command.js';
export { caseDiagram, caseTable } from './case-diagram.js';
export {
  CASE_STATES,
  CLOSE_OUTCOMES,
  freshCase,
  isLive,
  type Assignment,
  type CaseState,
  type CloseOutcome,
  type Resolution,
  type WorkedCase,
} from './case-state.js';
export { stepCase } from './step-case.js';
export { isTerminal, MOVES, possibleMoves, TRANSITIONS, type Move } from './transitions.js';
