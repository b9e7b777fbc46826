import { OptOuts } from '../issue-invitations/opt-outs.js';
import { OptOutLinkController } from './opt-out-link.controller.js';
import { OptOutStore } from './opt-out-store.js';
import { OptOutsController } from './opt-outs.controller.js';

export const optOutDoors = [OptOutLinkController, OptOutsController];

export const optOut = [OptOutStore, { provide: OptOuts, useExisting: OptOutStore }];
