/** One thing wrong with a document: where, as a JSON pointer, what, and how to mend it. */
export interface Problem {
  readonly field: string;
  readonly problem: string;
  readonly mend: string;
}

/** The problem, if it is one: so that checks read as a list of what must not be. */
export function problemIf(wrong: boolean, field: string, problem: string, mend: string): readonly Problem[] {
  return wrong ? [{ field, problem, mend }] : [];
}

/** Whether a number is not a whole one of the range. */
export function notWhole(value: number, least: number, most: number): boolean {
  return !Number.isInteger(value) || value < least || value > most;
}

/** A number that must be a whole one of a range. */
export function wholeProblem(field: string, value: number, least: number, most: number): readonly Problem[] {
  return problemIf(
    notWhole(value, least, most),
    field,
    `${value} is not a whole number from ${least} to ${most}.`,
    `Give a whole number from ${least} to ${most}.`,
  );
}

/** Every value that a list holds twice. */
export function doublesOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** A list of ids or names in which each stands once. */
export function doubleProblem(field: string, values: readonly string[]): readonly Problem[] {
  const doubles = doublesOf(values);
  return problemIf(
    doubles.length > 0,
    field,
    `${doubles.join(', ')} stands there more than once.`,
    'Name each one once.',
  );
}

// Control and format characters break logs, and two ids that look the same must be the same (R6).
const BAD_IN_IDS = /[\p{Cc}\p{Cf}\s/?#]/u;

/** An id that stands in addresses and events. */
export function idProblem(field: string, id: string): readonly Problem[] {
  return problemIf(
    id === '' || id.length > 128 || BAD_IN_IDS.test(id),
    field,
    `“${id.slice(0, 40)}” cannot be an id.`,
    'Use 1 to 128 letters, digits, hyphens, dots or underscores, such as support-2026.',
  );
}
