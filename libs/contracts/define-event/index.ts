export { defineEvent } from './define-event.js';
export type { AgeRule, DataOf, EventDefinition, EventKey, Refinement } from './event-definition.js';
export { keyField } from './event-key.js';
export type { NewEvent, OutgoingEvent } from './outgoing-event.js';
export type { ReceivedEvent } from './received-event.js';
