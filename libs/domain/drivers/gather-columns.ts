/** A column at some positions only. Plain loops: over a million answers `from` with a function takes ten times as long. */
export function doublesAt(values: ArrayLike<number>, positions: Int32Array): Float64Array {
  const gathered = new Float64Array(positions.length);
  for (let i = 0; i < gathered.length; i += 1) gathered[i] = values[positions[i] ?? 0] ?? 0;
  return gathered;
}

/** The same for small whole numbers. */
export function smallAt(values: ArrayLike<number>, positions: Int32Array): Uint16Array {
  const gathered = new Uint16Array(positions.length);
  for (let i = 0; i < gathered.length; i += 1) gathered[i] = values[positions[i] ?? 0] ?? 0;
  return gathered;
}

/** 1 where a code is the one, else 0. */
export function isCode(codes: Uint16Array, code: number): Uint8Array {
  const marked = new Uint8Array(codes.length);
  for (let i = 0; i < marked.length; i += 1) if (codes[i] === code) marked[i] = 1;
  return marked;
}

/** Which of so many codes occur. */
export function occurringCodes(codes: Uint16Array, count: number): Uint8Array {
  const occurs = new Uint8Array(count);
  for (let i = 0; i < codes.length; i += 1) occurs[codes[i] ?? 0] = 1;
  return occurs;
}
