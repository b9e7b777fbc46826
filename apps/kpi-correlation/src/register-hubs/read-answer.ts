const MOST_BYTES = 64 * 1024;

/** The JSON of an answer; undefined for what is none, or larger than 64 KiB: no more than that is ever read. */
export async function readAnswer(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    // To leave the loop cancels the rest.
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    return undefined;
  }
}
