import type { Asking } from './read-answers.js';

/** Has all that is asked meanwhile answered from one state of the database, however long it takes. */
export async function inOneState<T>(asking: Asking, work: () => Promise<T>): Promise<T> {
  await asking.query('begin isolation level repeatable read read only');
  try {
    // Between two parts of a large answer the connection may wait for us, which is no fault of it.
    await asking.query('set local idle_in_transaction_session_timeout = 0');
    return await work();
  } finally {
    // Where the connection is gone, the error that tells so is the one to be seen.
    await asking.query('rollback').catch(() => undefined);
  }
}
