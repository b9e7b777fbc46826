export { createWorld, type ReceivedMessage, type World, type WorldSize } from './create-world.js';
export { cloudEventRecord } from './cloud-event-record.js';
export { emission, type Emission, type IntendedFate, type RawRecord, type Twist } from './emission.js';
export { parseProfile } from './parse-profile.js';
export type { PlantedExposure } from './planted-exposure.js';
export type { Profile } from './profile.js';
export type { Reaction } from './respondent.js';
export type { PlantedCell, PlantedEffect, PlantedRepair, Truth } from './truth.js';
