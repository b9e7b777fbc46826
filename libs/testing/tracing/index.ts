export { openReceiver, type Receiver } from './open-receiver.js';
export type { SentSpan } from './read-spans.js';
