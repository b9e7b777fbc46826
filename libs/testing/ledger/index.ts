export { fatesOf, type Fates } from './fates-of.js';
