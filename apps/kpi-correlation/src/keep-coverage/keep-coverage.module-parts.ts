import { KeepCoverage } from './keep-coverage.handler.js';

export const keepCoverageDoors = [KeepCoverage];
