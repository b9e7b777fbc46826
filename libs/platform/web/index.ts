export { ApiKeyGuard } from './api-key.guard.js';
export { Public } from './public.js';
export { Problem, badRequest, type FieldError } from './problem.js';
export { ProblemFilter } from './problem.filter.js';
export { createWebAdapter } from './create-web-adapter.js';
export { validateBodies } from './validate-bodies.js';
export { PageQuery } from './page-query.js';
export { readCursor, writeCursor, type PageCursor } from './page-cursor.js';
export { TakesBytes } from './takes-bytes.js';
