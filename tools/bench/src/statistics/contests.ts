import type { Nearness } from './disagreement.js';

export type PeerParty = 'python' | 'r';

/** One of our tasks against a peer's, the name that its figures have, and how many times faster ours must be. */
export interface Contest {
  readonly task: OwnTask;
  readonly party: PeerParty;
  readonly peerTask: string;
  readonly peer: string;
  readonly goal: number | null;
  readonly nearness: Nearness;
  /** Takes minutes: measured once, without warming up. */
  readonly slow?: 'always' | 'when asked for';
}

export const OWN_TASKS = ['ordinal', 'spearman', 'kendall', 'johnson', 'lmg', 'bootstrap'] as const;
export type OwnTask = (typeof OWN_TASKS)[number];

const RANKS: Nearness = { coefficient: { absolute: 1e-9 }, p: { absolute: 1e-9 } };
const WEIGHTS: Nearness = { weight: { absolute: 1e-6 } };
/** Both converge by Newton's steps. */
const NEWTON: Nearness = { coefficient: { absolute: 1e-4 }, error: { relative: 1e-3 } };
/** General optimisers stop when the likelihood hardly grows, some way before the top. */
const OPTIMISED: Nearness = { coefficient: { absolute: 2e-3 }, error: { relative: 1e-2 } };
/** Errors of two independent sets of 2,000 draws differ by some 2 %. */
const DRAWN: Nearness = { estimate: { absolute: 1e-9 }, error: { relative: 0.1 } };

export const CONTESTS: readonly Contest[] = [
  { task: 'ordinal', party: 'r', peerTask: 'lrm', peer: 'lrm_fit', goal: 3, nearness: NEWTON },
  { task: 'ordinal', party: 'r', peerTask: 'polr', peer: 'polr', goal: 30, nearness: OPTIMISED, slow: 'always' },
  {
    task: 'ordinal',
    party: 'python',
    peerTask: 'ordered_model',
    peer: 'statsmodels',
    goal: 120,
    nearness: OPTIMISED,
    slow: 'when asked for',
  },
  { task: 'spearman', party: 'python', peerTask: 'spearman', peer: 'scipy', goal: 5, nearness: RANKS },
  { task: 'kendall', party: 'python', peerTask: 'kendall', peer: 'scipy', goal: 5, nearness: RANKS },
  { task: 'johnson', party: 'python', peerTask: 'johnson', peer: 'numpy', goal: 1, nearness: WEIGHTS },
  { task: 'johnson', party: 'r', peerTask: 'johnson', peer: 'r', goal: 1, nearness: WEIGHTS },
  { task: 'lmg', party: 'python', peerTask: 'lmg', peer: 'numpy', goal: 1, nearness: WEIGHTS },
  { task: 'lmg', party: 'r', peerTask: 'lmg', peer: 'r', goal: 1, nearness: WEIGHTS },
  { task: 'bootstrap', party: 'python', peerTask: 'bootstrap', peer: 'numpy', goal: null, nearness: DRAWN },
];
