export {
  startDisposablePostgres,
  type DisposablePostgres,
  type DisposablePostgresOptions,
} from './disposable-postgres.js';
export { createPostgres, type PostgresPlan, type PostgresServer } from './create-postgres.js';
export { askPostgres } from './ask-postgres.js';
