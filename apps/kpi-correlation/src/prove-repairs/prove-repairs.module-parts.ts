import { KnownTargets } from './known-targets.js';
import { ProveRepairs } from './prove-repairs.js';
import { RegisterRepairs } from './register-repairs.js';
import { RepairAnswers } from './repair-answers.js';
import { RepairStore } from './repair-store.js';
import { RepairsController } from './repairs.controller.js';

export const proveRepairsDoors = [RepairsController];

export const proveRepairs = [RepairStore, KnownTargets, RegisterRepairs, RepairAnswers, ProveRepairs];
