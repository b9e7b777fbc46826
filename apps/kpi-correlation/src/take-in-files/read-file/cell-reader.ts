import { normaliseId, type Refusal } from '@sidetone/contracts/fields';
import type { Instant } from '@sidetone/domain/time';
import { readFileTime, type FileClock, type FileTime } from './read-file-time.js';

const WHOLE = /^\d{1,15}$/;
const NUMBER = /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;

/** Reads the cells of one row and collects everything in it that needs mending. Values are in no message. */
export class CellReader {
  readonly faults: string[] = [];

  constructor(
    private readonly cell: (column: string) => string | undefined,
    private readonly clock: FileClock,
  ) {}

  text(column: string): string | undefined {
    return this.cell(column);
  }

  fault(column: string, what: string): undefined {
    this.faults.push(`${column} ${what}`);
    return undefined;
  }

  /** An identifier (rule R6). */
  id(column: string): string | undefined {
    const text = this.cell(column);
    return text === undefined ? undefined : this.accepted(column, normaliseId(text));
  }

  requiredId(column: string): string {
    this.require(column);
    return this.id(column) ?? '';
  }

  /** A whole number from `least` to `most`. */
  whole(column: string, most: number, least = 0): number | undefined {
    const text = this.cell(column);
    if (text === undefined) return undefined;
    if (!WHOLE.test(text)) {
      return this.fault(column, /^-\d/.test(text) ? 'is negative' : 'is no whole number in digits');
    }
    const value = Number(text);
    return value >= least && value <= most ? value : this.fault(column, `is not from ${least} to ${most}`);
  }

  /** A number that is not negative, with a decimal point. */
  number(column: string): number | undefined {
    const text = this.cell(column);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!NUMBER.test(text) || !Number.isFinite(value)) return this.fault(column, 'is no number with a decimal point');
    return value >= 0 ? value : this.fault(column, 'is negative');
  }

  time(column: string, notBefore?: Instant): FileTime | undefined {
    const text = this.cell(column);
    return text === undefined ? undefined : this.accepted(column, readFileTime(text, this.clock, notBefore));
  }

  requiredTime(column: string): FileTime {
    this.require(column);
    return this.time(column) ?? { instant: 0, ambiguous: false };
  }

  private require(column: string): void {
    if (this.cell(column) === undefined) this.fault(column, 'is empty; it is needed');
  }

  private accepted<T extends string | object>(column: string, value: T | Refusal): T | undefined {
    return typeof value === 'object' && 'refused' in value ? this.fault(column, value.refused) : value;
  }
}
