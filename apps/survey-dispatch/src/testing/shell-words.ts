/** Pieces of shell text: in single quotes, in double quotes, spaces, or bare. Group 1 to 4, in that order. */
const PIECE = /'([^']*)'|"((?:[^"\\]|\\[^])*)"|(\s+)|([^'"\s]+)/g;

/**
 * The words of a command as a shell would read them: quotes undone, `$name` and `$1` replaced outside single quotes; an argument
 * that was not given is nothing, a name that is not known stays as it is. No more of a shell than
 * the examples of our documentation need.
 */
export function shellWords(text: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, single, double, space, bare] of text.matchAll(PIECE)) {
    if (space === undefined) {
      word = (word ?? '') + (single ?? expanded(double ?? bare ?? '', values));
    } else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}

function expanded(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$(\w+)/g, (whole, name: string) => values[name] ?? (/^\d+$/.test(name) ? '' : whole));
}
