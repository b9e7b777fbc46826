import { readFileSync } from 'node:fs';
import { Value } from '@sinclair/typebox/value';
import { EnvError, makeValidator } from 'envalid';
import { defaultInteractionTable, interactionTableSchema, type InteractionTable } from './interaction-table.js';

/** The path of a JSON file with an operator's table of interactions; empty for the one that ships. Read once, at start. */
export const interactionTable = makeValidator<InteractionTable>((path) => {
  if (path.trim() === '') return defaultInteractionTable;
  const table = parse(path);
  if (Value.Check(interactionTableSchema, table)) return table;
  const problems = [...Value.Errors(interactionTableSchema, table)]
    .slice(0, 5)
    .map(({ path: where, message }) => `${where === '' ? 'the whole' : where}: ${message.toLowerCase()}`);
  throw new EnvError(`the table in ${path} cannot be used: ${problems.join('; ')}`);
});

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new EnvError(`the file ${path} cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new EnvError(`the file ${path} holds no JSON`);
  }
}
