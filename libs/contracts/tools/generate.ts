/** Writes `published/` anew from the event definitions, unless that would break a published event. */
import { artefacts } from './artefacts.js';
import { brokenPromises, readSnapshot, staleFiles, writeSnapshot } from './snapshot.js';

const generated = artefacts();
const committed = readSnapshot();
const broken = brokenPromises(committed, generated);

if (broken.length > 0) {
  process.stderr.write(
    `${broken.join('\n')}\nNothing was written. Define the change as a new major on a new topic, and publish both for 90 days.\n`,
  );
  process.exitCode = 1;
} else {
  const changed = staleFiles(committed, generated);
  writeSnapshot(generated);
  process.stdout.write(`${generated.size} files in libs/contracts/published, ${changed.length} changed.\n`);
}
