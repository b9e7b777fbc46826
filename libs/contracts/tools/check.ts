/** Fails when `published/` is stale, breaks a published event, or holds an AsyncAPI document that does not validate. */
import { Parser } from '@asyncapi/parser';
import { artefacts } from './artefacts.js';
import { brokenPromises, readSnapshot, staleFiles } from './snapshot.js';

const ERROR = 0;

const generated = artefacts();
const committed = readSnapshot();
const diagnostics = await new Parser().validate(generated.get('asyncapi.json') ?? '');

const problems = [
  ...brokenPromises(committed, generated),
  ...staleFiles(committed, generated).map(
    (path) => `published/${path} is not what the definitions say; run node libs/contracts/dist/tools/generate.js.`,
  ),
  ...diagnostics
    .filter(({ severity }) => severity === ERROR)
    .map(({ path, message }) => `asyncapi.json, ${path.join('.')}: ${message}`),
];

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${generated.size} published files are current, compatible and valid.\n`);
}
