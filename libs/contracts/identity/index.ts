export { canonicalJson } from './canonical-json.js';
export { eventKey } from './event-key.js';
export { sameContent } from './same-content.js';
