import { badRequest } from '@sidetone/platform/web';
import { cellsOfLines } from './cells-of-lines.js';
import type { RowContent } from './file-row.js';

/** How the columns of a file are found: ours → theirs, and what their values mean. */
export interface ColumnPlan {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly delimiter: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

/** Where each of our columns stands in one file. */
export class FileHeader {
  private constructor(
    /** The names of the file's columns, trimmed. */
    readonly names: readonly string[],
    private readonly places: ReadonlyMap<string, number>,
    private readonly plan: ColumnPlan,
  ) {}

  /** @throws Problem naming every column that is missing or stands there twice; the whole file is refused then (rule R19) */
  static read(line: string, plan: ColumnPlan): FileHeader {
    const names = (cellsOfLines([line], plan.delimiter)[0] ?? []).map((name) => name.trim());
    const theirs = (column: string): string => plan.columns[column] ?? column;
    const needed = [...plan.required, ...plan.optional.filter((column) => column in plan.columns)];
    const missing = needed.filter((column) => !names.includes(theirs(column)));
    const wanted = [...plan.required, ...plan.optional];
    const twice = wanted.filter((column) => names.indexOf(theirs(column)) !== names.lastIndexOf(theirs(column)));
    if (missing.length + twice.length > 0) {
      throw badRequest(
        `The header of the file needs mending, so nothing of it was taken.${hint(names, plan.delimiter)}`,
        [
          ...missing.map((column) => ({ field: theirs(column), message: missingColumn(column, theirs(column)) })),
          ...twice.map((column) => ({ field: theirs(column), message: 'This column stands there more than once.' })),
        ],
      );
    }
    const places = new Map(names.map((name, index) => [name, index]));
    for (const column of wanted) places.set(column, names.indexOf(theirs(column)));
    return new FileHeader(names, places, plan);
  }

  /** A row's cells by our names; counters and other columns of the file are found by their own. */
  row(cells: readonly string[] | undefined): RowContent {
    if (cells === undefined)
      return { kind: 'broken', reason: 'its quotes do not match; write a quote inside quotes twice' };
    if (cells.length !== this.names.length) {
      return {
        kind: 'broken',
        reason: `it has ${cells.length} cells where the header has ${this.names.length}; put cells that hold a comma in quotes`,
      };
    }
    const cell = (column: string): string | undefined => {
      const text = cells[this.places.get(column) ?? -1]?.trim();
      if (text === undefined || text === '') return undefined;
      const meanings = this.plan.values[column] ?? {};
      return Object.hasOwn(meanings, text) ? (meanings[text] ?? undefined) : text;
    };
    return this.isLeftOut(cells) ? { kind: 'leftOut' } : { kind: 'cells', cell };
  }

  private isLeftOut(cells: readonly string[]): boolean {
    return Object.entries(this.plan.values).some(([column, meanings]) => {
      const text = cells[this.places.get(column) ?? -1]?.trim();
      return text !== undefined && Object.hasOwn(meanings, text) && meanings[text] === null;
    });
  }
}

function missingColumn(ours: string, theirs: string): string {
  return ours === theirs
    ? 'This column is missing. If the file has it under another name, say so in a mapping.'
    : `This column is missing, which the mapping names for ${ours}.`;
}

function hint(names: readonly string[], delimiter: string): string {
  const [only] = names;
  return names.length === 1 && only !== undefined && delimiter === ',' && /[;\t|]/.test(only)
    ? ' Its cells seem to be separated by something else than commas: export it with commas, or name the delimiter in a mapping.'
    : '';
}
