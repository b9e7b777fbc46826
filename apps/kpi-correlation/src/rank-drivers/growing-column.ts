/** Numbers that come one by one, kept as bytes and not as objects: a million of them take 4 or 8 MB. */
export class GrowingColumn<Column extends Float64Array | Int32Array | Uint8Array | Uint16Array> {
  private column: Column;
  private size = 0;

  constructor(private readonly make: (size: number) => Column) {
    this.column = make(FIRST);
  }

  get length(): number {
    return this.size;
  }

  at(position: number): number {
    return this.column[position] ?? 0;
  }

  push(value: number): void {
    if (this.size === this.column.length) {
      const larger = this.make(this.size + (this.size >> 1));
      larger.set(this.column);
      this.column = larger;
    }
    this.column[this.size] = value;
    this.size += 1;
  }

  /** The numbers so far, in a column of so many; `rest` stands where none came. */
  done(size = this.size, rest = 0): Column {
    const whole = this.make(size);
    whole.fill(rest);
    whole.set(this.column.subarray(0, Math.min(size, this.size)));
    return whole;
  }
}

const FIRST = 1_024;
