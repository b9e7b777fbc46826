const EDGE = /^\p{White_Space}|\p{White_Space}$/u;

/** A reader of an open enum (rule R5): the known spelling when it differs only by edge blanks and ASCII case, else verbatim. */
export function enumFolder(known: readonly string[]): (value: string) => string {
  const exact = new Set(known);
  const byFolded = new Map(known.map((name) => [asciiLower(name), name]));
  return (value) =>
    exact.has(value) ? value : (byFolded.get(asciiLower(EDGE.test(value) ? value.trim() : value)) ?? value);
}

// Not toLowerCase(): that would fold the Kelvin sign to k and other letters beyond ASCII.
function asciiLower(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
