import { Logger } from '@nestjs/common';
import { InfrastructureError } from '@sidetone/infrastructure/failure';

/** What a tool does until it is done or the signal says stop. Returns the exit code. */
export type Tool = (signal: AbortSignal) => Promise<number>;

const INTERRUPTED = 130;

/**
 * Runs a tool as a process: Ctrl-C and SIGTERM let it clean up (a second one ends at once, and what it started ends with
 * it), a failure is told in its own sentence, without a stack unless it is a fault of ours.
 */
export async function runTool(name: string, tool: Tool): Promise<never> {
  Logger.overrideLogger(false);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(INTERRUPTED);
      stopping.abort();
    });
  }
  try {
    process.exit(await tool(stopping.signal));
  } catch (error) {
    if (stopping.signal.aborted) process.exit(INTERRUPTED);
    process.stderr.write(`${name}: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (hasCode(error, 'ENOSPC') || hasCode(cause, 'ENOSPC')) return 'The disk is full; free some space and start again.';
  if (error instanceof InfrastructureError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
