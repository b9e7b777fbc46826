export { redact, type Redacted } from './redact.js';
