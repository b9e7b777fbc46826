import { ActOnCase } from './act-on-case.js';
import { BulkWork } from './bulk-work.js';
import { BulkAssign } from './bulk-assign.controller.js';
import { commandControllers } from './command-controllers.js';
import { KnownActions } from './known-actions.js';

export const workOnCasesDoors = [BulkAssign, ...commandControllers];

export const workOnCases = [ActOnCase, BulkWork, KnownActions];
