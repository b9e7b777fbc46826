import { readFileSync } from 'node:fs';
import { Value } from '@sinclair/typebox/value';
import { EnvError, makeValidator } from 'envalid';
import { defaultInteractionTable, interactionTableSchema, type InteractionTable } from './interaction-table.js';

/** The path of a JSON file with an operator's table of interactions; empty for the one that ships. Read once, at start. */
export const interactionTable = interactionTableIn((path) => readFileSync(path, 'utf8'));

/** The same, with the files of whoever asks. */
export function interactionTableIn(readFile: (path: string) => string) {
  return makeValidator<InteractionTable>((path) =>
    path.trim() === '' ? defaultInteractionTable : checked(path, parse(path, readFile)),
  );
}

function checked(path: string, table: unknown): InteractionTable {
  if (Value.Check(interactionTableSchema, table)) return table;
  const problems = [...Value.Errors(interactionTableSchema, table)]
    .slice(0, 5)
    .map(({ path: where, message }) => `${where === '' ? 'the whole' : where}: ${message.toLowerCase()}`);
  throw new EnvError(`the table in ${path} cannot be used: ${problems.join('; ')}`);
}

function parse(path: string, readFile: (path: string) => string): unknown {
  let text: string;
  try {
    text = readFile(path);
  } catch {
    throw new EnvError(`the file ${path} cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new EnvError(`the file ${path} holds no JSON`);
  }
}
