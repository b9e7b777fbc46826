import { SettingsError } from '@sidetone/platform/config';
import { CliFailure } from './cli-failure.js';

/** An error for the person at the terminal: what they can mend in a sentence, a fault of ours with its stack. */
export function failureSentence(error: unknown): string {
  if (error instanceof CliFailure) return error.message;
  if (error instanceof SettingsError) {
    const [, ...problems] = error.message.split('\n');
    return `the environment needs mending.\n${problems.join('\n')}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The sentence inside whatever was thrown; a refused connection on several addresses has it only in its parts. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
