/** What keeps a command from going on, in words for the person who typed it: shown without a stack. */
export class Refusal extends Error {}

/** Runs a command's steps; a refusal becomes its text and exit code 1. */
export async function orRefuse(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
