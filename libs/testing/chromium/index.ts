export { findChromium, openChromium, type Chromium } from './open-chromium.js';
export { faultsOf, overflowOf } from './faults-of.js';
