import { askBoards, type MustShow } from './ask-boards.js';

/** Asks a world every question of the dashboards and says what came of it; false where one has nothing to show that should. */
export async function tellBoards(databaseUrl: string, mustShow: MustShow, now: number): Promise<boolean> {
  const { questions, faults } = await askBoards(databaseUrl, mustShow, now);
  process.stdout.write(
    `\nThe dashboards ask ${questions} questions; ${faults.length} have no answer that they should have.\n`,
  );
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  return faults.length === 0;
}
