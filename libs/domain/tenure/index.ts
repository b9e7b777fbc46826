export { tenureBand, YEAR_MS } from './tenure-band.js';
