/** 3GPP TS 23.038, 6.2.1: the default alphabet in the order of its codes; position 27 is the escape to the extension table. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;

/** By character its code. */
export const GSM_BASIC: ReadonlyMap<string, number> = new Map(
  [...BASIC].map((character, code) => [character, code] as const).filter(([, code]) => code !== ESCAPE),
);

/** The same, 6.2.1.1: by character its code behind an escape. */
export const GSM_EXTENSION: ReadonlyMap<string, number> = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);

/** A text of the alphabet, one octet for each septet, as SMPP carries it. @throws RangeError for a character that is not in it */
export function encodeGsm(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((character) => {
      const basic = GSM_BASIC.get(character);
      if (basic !== undefined) return [basic];
      const extended = GSM_EXTENSION.get(character);
      if (extended === undefined) throw new RangeError('The text holds a character that is not in the GSM alphabet.');
      return [ESCAPE, extended];
    }),
  );
}
