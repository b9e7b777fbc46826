export * from './states/index.js';
export * from './joining/index.js';
export * from './sla/index.js';
export * from './routing/index.js';
export * from './incidents/index.js';
export * from './recovery/index.js';
