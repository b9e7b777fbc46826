import { isWorthRetrying } from '@sidetone/platform/database';
import { errorText } from '@sidetone/platform/observability';

/** The thread ended without a word. */
export class ThreadDied extends Error {
  constructor() {
    super('The analysis was ended before it was done.');
  }
}

/** `passing`: the same may succeed later, since the fault lies with the database or the thread. */
export interface AnalysisFailure {
  readonly kind: 'passing' | 'lasting';
  /** In words, with how to mend it where that is known. */
  readonly reason: string;
}

const STATEMENT_CANCELLED = '57014';
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Why an analysis has no result, and whether it is worth another attempt. */
export function whyItFailed(error: unknown, statementMs: number): AnalysisFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === STATEMENT_CANCELLED)
    return {
      kind: 'lasting',
      reason: `The database did not finish one statement within the ${statementMs / 1000} s that RUN_STATEMENT_SECONDS allows: ask again when it has less to do, narrow the scope, or allow more.`,
    };
  if (code === OUT_OF_MEMORY)
    return { kind: 'lasting', reason: 'It needs more memory than a thread may have (1 GiB): narrow the scope.' };
  const passing = error instanceof ThreadDied || isWorthRetrying(error);
  return { kind: passing ? 'passing' : 'lasting', reason: errorText(error) };
}
