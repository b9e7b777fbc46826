export { fillSchemas } from './fill-schemas.js';
