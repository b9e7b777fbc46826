export { recoveryOf, type LaterAnswer, type Recovery, type RecoveryCase } from './recovery.js';
