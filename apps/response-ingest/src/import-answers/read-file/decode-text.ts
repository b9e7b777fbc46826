import { TextDecoder } from 'node:util';
import { badRequest } from '@sidetone/platform/web';

const BOMS: readonly { readonly bytes: readonly number[]; readonly charset: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
];

/**
 * The text of a file: by its byte order mark, else by the charset that was told, else as UTF-8.
 * @throws Problem 400 for bytes that the charset cannot mean; nothing is repaired silently
 */
export async function* decodeText(chunks: AsyncIterable<Buffer>, told: string | undefined): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let start = Buffer.alloc(0);
  let charset = '';
  const decode = (bytes: Buffer | undefined): string => {
    try {
      return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '';
    } catch {
      throw badRequest(
        `The file is not written in ${charset}. Say what it is written in: content-type text/csv; charset=windows-1251, for instance.`,
      );
    }
  };
  for await (const chunk of chunks) {
    if (decoder) {
      yield decode(chunk);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < 3) continue;
    charset = charsetOf(start, told);
    decoder = decoderOf(charset);
    yield decode(start);
  }
  if (!decoder) {
    charset = charsetOf(start, told);
    decoder = decoderOf(charset);
    yield decode(start);
  }
  yield decode(undefined);
}

function charsetOf(start: Buffer, told: string | undefined): string {
  const marked = BOMS.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  return marked?.charset ?? told ?? 'utf-8';
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw badRequest(
      `The charset ${charset.slice(0, 40)} is not known. Known are utf-8, utf-16le, windows-1251, iso-8859-15 and others.`,
    );
  }
}
