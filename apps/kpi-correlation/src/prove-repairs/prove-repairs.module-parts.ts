import { JudgeRepairs } from './judge-repairs.js';
import { KnownTargets } from './known-targets.js';
import { ProveRepairs } from './prove-repairs.js';
import { RegisterRepairs } from './register-repairs.js';
import { RepairProofStore } from './repair-proof-store.js';
import { RepairStore } from './repair-store.js';
import { RepairsController } from './repairs.controller.js';

export const proveRepairsDoors = [RepairsController];

export const proveRepairs = [RepairStore, RepairProofStore, KnownTargets, RegisterRepairs, ProveRepairs, JudgeRepairs];
