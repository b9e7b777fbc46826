import type { Readable } from 'node:stream';

/** A stream as text, up to so many bytes; what is longer is cut, and the stream ended. @throws what the stream breaks off with */
export async function readAtMost(stream: Readable, maxBytes: number): Promise<{ text: string; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > maxBytes) {
      stream.destroy();
      return { text: Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8'), cut: true };
    }
  }
  return { text: Buffer.concat(chunks).toString('utf8'), cut: false };
}
