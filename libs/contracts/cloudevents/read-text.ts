import { isUtf8 } from 'node:buffer';

/** Strict UTF-8: undefined where `Buffer.toString` would silently put replacement characters (rule R1). */
export function readText(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  // A replacement character may also stand in the source itself; only then is the slower proof needed.
  return text.includes('\ufffd') && !isUtf8(bytes) ? undefined : text;
}
