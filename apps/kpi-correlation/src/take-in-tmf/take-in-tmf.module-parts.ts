import { SETTINGS } from '../app.settings.js';
import { TmfListener } from './listener.controller.js';
import { OPERATOR_WAYS, operatorWays } from './operator-ways.js';
import { TakeInTmf } from './take-in-tmf.handler.js';
import { TmfIntake } from './tmf-intake.js';

export const takeInTmfDoors = [TakeInTmf, TmfListener];

export const takeInTmf = [TmfIntake, { provide: OPERATOR_WAYS, useFactory: operatorWays, inject: [SETTINGS] }];
