/** A record of a file as it stands there: one line, or several where a quoted cell holds line breaks. */
export interface FileLine {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** A quote that is never closed, or more text than a record has. */
  readonly broken?: true;
}

/** A quoted cell that goes on for longer than this was never meant to. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 64 * 1024;

/**
 * Puts lines together to records. A quote that is not closed costs its own line: those after it are read for themselves, so that
 * one bad row does not swallow the rest of the file.
 */
export class LineJoiner {
  private held: FileLine[] = [];

  /** Whether a quote stands open. */
  get holds(): boolean {
    return this.held.length > 0;
  }

  /** Takes the next line; returns the records that are complete with it. */
  take(line: number, text: string): readonly FileLine[] {
    if (text.length > MOST_CHARACTERS) return [...this.giveUp(), { line, text: text.slice(0, 200), broken: true }];
    const isOdd = hasOddQuotes(text);
    if (this.held.length === 0 && !isOdd) return text === '' ? [] : [{ line, text }];
    this.held.push({ line, text });
    if (this.held.length > 1 && isOdd) {
      const [first] = this.held;
      const joined = this.held.map((one) => one.text).join('\n');
      this.held = [];
      return first === undefined ? [] : [{ line: first.line, text: joined }];
    }
    return this.held.length > MOST_LINES ? this.giveUp() : [];
  }

  /** At the end of the file, or where no more may be joined: what is held, its first line broken, the rest read anew. */
  giveUp(): readonly FileLine[] {
    const [first, ...rest] = this.held;
    this.held = [];
    if (first === undefined) return [];
    const records: FileLine[] = [{ ...first, broken: true }];
    for (const { line, text } of rest) records.push(...this.take(line, text));
    return records;
  }
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}
