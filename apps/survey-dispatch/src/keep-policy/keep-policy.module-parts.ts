import { PolicyController } from './policy.controller.js';
import { PolicyStore } from './policy-store.js';
import { PublishPolicy } from './publish-policy.js';

export const keepPolicyDoors = [PolicyController];

export const keepPolicy = [PolicyStore, PublishPolicy];
