/**
 * Another transaction wrote the same new rows meanwhile, which happens only to records whose key broke their order (rule R13).
 * It carries PostgreSQL's code for a serialisation failure, so that the batch is tried again and finds those rows.
 */
export class RivalWrite extends Error {
  override readonly name = 'RivalWrite';
  readonly code = '40001';

  constructor(table: string) {
    super(`Another transaction wrote the same new rows of ${table}; the batch is to be tried again.`);
  }
}
