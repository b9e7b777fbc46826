export { InfrastructureError } from './infrastructure-error.js';
export { messageOf } from './message-of.js';
