import { RollUpStates } from './roll-up-states.js';
import { ScopeHistories } from './scope-histories.js';
import { StateTotals } from './state-totals.js';

export const rollUpStates = [RollUpStates, ScopeHistories, StateTotals];
