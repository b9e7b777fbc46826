import { KeepCustomers } from './keep-customers.handler.js';
import { KeepSubscriptions } from './keep-subscriptions.handler.js';
import { KeepTopology } from './keep-topology.handler.js';
import { MasterStore } from './master-store.js';
import { SubscriptionVersions } from './subscription-versions.js';

export const keepMasterDataDoors = [KeepCustomers, KeepSubscriptions, KeepTopology];

export const keepMasterData = [MasterStore, SubscriptionVersions];
