/** The first word of a party: which tasks it can do, and by which versions. */
export interface Introduction {
  readonly ready: readonly string[];
  readonly about: string;
}

/** A task done: the seconds it took, and what came out, so that it can be held against what others found. */
export interface TaskDone {
  readonly task: string;
  readonly seconds: number;
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** Reads the first line of a party. @throws Error that quotes a line which is no introduction */
export function readIntroduction(party: string, line: string): Introduction {
  const word = objectIn(line);
  const { ready, about } = word ?? {};
  if (!Array.isArray(ready) || !ready.every(isText) || !isText(about))
    throw new Error(`${party} does not introduce itself, but says: ${line}`);
  return { ready, about };
}

/** Reads what a party says of a task. @throws Error that quotes a line which is no answer to it, or holds no finite numbers */
export function readDone(party: string, task: string, line: string): TaskDone {
  const word = objectIn(line);
  const { task: told, seconds, values } = word ?? {};
  if (told !== task || !isNumber(seconds) || seconds < 0 || !isObject(values))
    throw new Error(`${party} was asked for ${task}, and says: ${line}`);
  const entries = Object.entries(values).map(([name, column]): [string, number[]] => {
    if (!Array.isArray(column) || !column.every(isNumber))
      throw new Error(`${party} gives as ${name} of ${task} what are not all finite numbers: ${line}`);
    return [name, column];
  });
  return { task, seconds, values: Object.fromEntries(entries) };
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const word: unknown = JSON.parse(line);
    return isObject(word) ? word : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
