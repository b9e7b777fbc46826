import type { CaseState } from './case-state.js';

/** What moves a case: a command, told apart by what came of it. */
export const MOVES = [
  'assign',
  'attempt',
  'giveUp',
  'reach',
  'refuse',
  'agreeCause',
  'startAction',
  'resolve',
  'verifySatisfied',
  'verifyNotSatisfied',
  'closeResolved',
  'closeNoContact',
  'closeNotNeeded',
  'closeDuplicate',
  'reopen',
  'escalate',
  'withdraw',
] as const;
export type Move = (typeof MOVES)[number];

type Row = Readonly<Partial<Record<Move, CaseState>>>;

/** What can happen to a case that lives, whatever its state. */
const living = (state: CaseState): Row => ({
  assign: state,
  escalate: state,
  closeNotNeeded: 'closed',
  closeDuplicate: 'closed',
  withdraw: 'withdrawn',
});

/** Nobody has spoken with the customer yet. */
const calling = (state: CaseState): Row => ({
  ...living(state),
  assign: 'assigned',
  attempt: state,
  giveUp: 'unreachable',
  reach: 'contacted',
  refuse: 'contactRefused',
});

/**
 * The customer was spoken with. Further calls are kept in the history and change nothing: who wants none of them still gets what was
 * promised in the first.
 */
const talking = (state: CaseState): Row => ({ ...living(state), attempt: state, reach: state, refuse: state });

/** All that may happen: state → move → next state. What is not here is refused. The diagram in docs is drawn from it. */
export const TRANSITIONS: Readonly<Record<CaseState, Row>> = {
  open: calling('open'),
  assigned: calling('assigned'),
  contacted: { ...talking('contacted'), refuse: 'contactRefused', agreeCause: 'causeAgreed', resolve: 'resolved' },
  causeAgreed: {
    ...talking('causeAgreed'),
    agreeCause: 'causeAgreed',
    startAction: 'inAction',
    resolve: 'resolved',
  },
  inAction: { ...talking('inAction'), agreeCause: 'inAction', startAction: 'inAction', resolve: 'resolved' },
  resolved: {
    ...talking('resolved'),
    agreeCause: 'resolved',
    verifySatisfied: 'verified',
    verifyNotSatisfied: 'reopened',
    closeResolved: 'closed',
    reopen: 'reopened',
  },
  verified: { ...living('verified'), agreeCause: 'verified', closeResolved: 'closed', reopen: 'reopened' },
  unreachable: {
    ...living('unreachable'),
    assign: 'assigned',
    attempt: 'unreachable',
    reach: 'contacted',
    refuse: 'contactRefused',
    agreeCause: 'unreachable',
    closeNoContact: 'closed',
  },
  contactRefused: {
    ...living('contactRefused'),
    reach: 'contacted',
    agreeCause: 'contactRefused',
    closeNoContact: 'closed',
  },
  reopened: calling('reopened'),
  closed: { reopen: 'reopened', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The states that nothing leaves. */
export function isTerminal(state: CaseState): boolean {
  return Object.keys(TRANSITIONS[state]).length === 0;
}

/** What can happen in a state, in the order of `MOVES`. */
export function possibleMoves(state: CaseState): readonly Move[] {
  return MOVES.filter((move) => TRANSITIONS[state][move] !== undefined);
}
