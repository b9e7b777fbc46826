import { LineJoiner, type FileLine } from './line-joiner.js';

/** The records of a text that comes in chunks, some at a time. Lines end with LF or CR LF; empty ones are passed over. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly FileLine[]> {
  const joiner = new LineJoiner();
  let line = 0;
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    const records: FileLine[] = [];
    for (const part of parts) records.push(...joiner.take((line += 1), withoutReturn(part)));
    yield records;
  }
  const last = rest === '' ? [] : joiner.take(line + 1, withoutReturn(rest));
  // What is given up may hold another open quote, until nothing is held.
  for (let records = [...last]; ; records = [...joiner.giveUp()]) {
    yield records;
    if (!joiner.holds) return;
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
