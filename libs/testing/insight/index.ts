export { fillSchemas } from './fill-schemas.js';
export { contractDigest } from './contract-digest.js';
export { readViews } from './read-views.js';
