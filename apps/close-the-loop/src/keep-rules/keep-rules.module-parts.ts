import { PublishRules } from './publish-rules.js';
import { rulesControllers } from './rules-controller.js';
import { RulesStore } from './rules-store.js';

export const keepRulesDoors = rulesControllers;

export const keepRules = [RulesStore, PublishRules];
