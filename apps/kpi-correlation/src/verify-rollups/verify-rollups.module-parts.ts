import { EventsOfDay } from './events-of-day.js';
import { StatesOfScopes } from './states-of-scopes.js';
import { VerifyRollupsController } from './verify-rollups.controller.js';
import { VerifyRollups } from './verify-rollups.js';

export const verifyRollupsDoors = [VerifyRollupsController];

export const verifyRollups = [EventsOfDay, StatesOfScopes, VerifyRollups];
