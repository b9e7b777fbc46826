export {
  recoveryOf,
  recoveryOfVerdicts,
  type LaterAnswer,
  type Recovery,
  type RecoveryCase,
  type RecoveryVerdict,
} from './recovery.js';
