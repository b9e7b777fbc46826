/** One thing wrong with a definition: where, as a JSON pointer, and how to mend it. */
export interface DefinitionProblem {
  readonly field: string;
  readonly message: string;
}

/** Reads the members of an object and notes what is wrong with each, so that all of it can be told at once. */
export class MemberReader {
  /** @param at JSON pointer of the object, empty for the whole */
  constructor(
    private readonly members: Readonly<Record<string, unknown>>,
    readonly at: string,
    private readonly problems: DefinitionProblem[],
  ) {}

  /** The reader of a value that must be an object; `undefined` is noted when it is none. */
  static of(value: unknown, at: string, problems: DefinitionProblem[]): MemberReader | undefined {
    if (isObject(value)) return new MemberReader(value, at, problems);
    problems.push({ field: at || '/', message: 'An object is expected.' });
    return undefined;
  }

  has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }

  value(name: string): unknown {
    return this.has(name) ? this.members[name] : undefined;
  }

  problem(name: string, message: string): void {
    this.problems.push({ field: `${this.at}/${name}`, message });
  }

  /** Notes each member that is none of `names`: a misspelt condition must not be left out in silence. */
  only(names: readonly string[]): void {
    for (const name of Object.keys(this.members))
      if (!names.includes(name)) this.problem(name, `There is no such field. Known are: ${names.join(', ')}.`);
  }

  text(name: string, atMost: number): string {
    const value = this.value(name);
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '' || text.length > atMost) this.problem(name, `A text of 1 to ${atMost} characters is expected.`);
    return text;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.value(name);
    const found = values.find((known) => known === value);
    if (found === undefined) this.problem(name, `One of these is expected: ${values.join(', ')}.`);
    return found;
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
    this.problem(name, 'A number is expected.');
    return undefined;
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.value(name) ?? otherwise;
    if (typeof value === 'boolean') return value;
    this.problem(name, 'true or false is expected.');
    return otherwise;
  }

  list(name: string, atMost: number): readonly unknown[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value) && value.length <= atMost) return value;
    this.problem(name, `A list of at most ${atMost} is expected.`);
    return [];
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
