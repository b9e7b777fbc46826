import { CaseEvidence } from './case-evidence.js';
import { CaseReader } from './case-reader.js';
import { CasesController } from './cases.controller.js';

export const readCasesDoors = [CasesController];

export const readCases = [CaseReader, CaseEvidence];
