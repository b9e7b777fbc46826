export { sql, trustedSql, utcText, type Sql } from './sql.js';
export { unnest, type Column, type ColumnTypes } from './unnest.js';
export { Transaction } from './transaction.js';
export { Database } from './database.js';
export { isDatabaseAway, isUnstorableText, isWorthRetrying } from './database-errors.js';
export { RivalWrite } from './rival-write.js';
export { provisionSchemas, schemaOf, type ServiceSchema } from './provision-schemas.js';
export { platformTables } from './platform-tables.js';
export { withRetries } from './with-retries.js';
