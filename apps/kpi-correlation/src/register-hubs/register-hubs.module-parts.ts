import { HubCaller } from './hub-caller.js';
import { HubPermission } from './hub-permission.js';
import { HubStore } from './hub-store.js';
import { HubsController } from './hubs.controller.js';
import { TellHubs } from './tell-hubs.js';

export const registerHubsDoors = [HubsController];

export const registerHubs = [HubStore, HubPermission, HubCaller, TellHubs];
