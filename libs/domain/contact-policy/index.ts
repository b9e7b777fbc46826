export { mayContact, type ContactHistory, type ContactPolicy, type Permission } from './may-contact.js';
export type { SuppressionReason } from './suppression-reason.js';
