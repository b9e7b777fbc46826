export type { TrendCheck } from './check-trend.js';
export { compareGroups, type Comparison, type ErrorBasis, type FourGroups } from './compare-groups.js';
export { LEAST_SHARE, type LeftOut } from './group-of.js';
export type { Matching } from './match-groups.js';
export { proofTooEarly, proveRepair, type ProofQuestion } from './prove-repair.js';
export type { RepairAnswer } from './repair-answer.js';
export { REPAIR_VERDICTS, type FaultProof, type RepairProof, type RepairVerdict } from './repair-proof.js';
export { daysLeft, repairWindow, type RepairWindow, type WindowQuestion } from './repair-window.js';
export { mayMendTheSame, REPAIR_KINDS, type Repair, type RepairKind } from './repair.js';
