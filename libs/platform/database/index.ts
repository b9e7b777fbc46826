export { sql, type Sql } from './sql.js';
export { unnest, type ColumnTypes } from './unnest.js';
export { Transaction } from './transaction.js';
export { Database } from './database.js';
export { isDatabaseAway, isWorthRetrying } from './database-errors.js';
export { provisionSchemas, schemaOf, type ServiceSchema } from './provision-schemas.js';
export { platformTables } from './platform-tables.js';
export { withRetries } from './with-retries.js';
