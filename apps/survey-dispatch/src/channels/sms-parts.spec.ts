import fc from 'fast-check';
import { encodeGsm, GSM_BASIC, GSM_EXTENSION } from './gsm-alphabet.js';
import { smsParts } from './sms-parts.js';

it('has the 127 characters of the default alphabet at the codes of TS 23.038', () => {
  expect(GSM_BASIC.size).toBe(127);
  expect(['@', 'Δ', ' ', '¡', 'A', '§', '¿', 'a', 'à'].map((character) => GSM_BASIC.get(character))).toEqual([
    0x00, 0x10, 0x20, 0x40, 0x41, 0x5f, 0x60, 0x61, 0x7f,
  ]);
  expect([...encodeGsm('€[')]).toEqual([0x1b, 0x65, 0x1b, 0x3c]);
});

it.each([
  ['a'.repeat(160), 'gsm7', 1],
  ['a'.repeat(161), 'gsm7', 2],
  ['€'.repeat(80), 'gsm7', 1],
  ['€'.repeat(81), 'gsm7', 2],
  ['a'.repeat(306), 'gsm7', 2],
  ['a'.repeat(307), 'gsm7', 3],
  ['س'.repeat(70), 'ucs2', 1],
  ['س'.repeat(71), 'ucs2', 2],
  ['س'.repeat(134), 'ucs2', 2],
  ['س'.repeat(135), 'ucs2', 3],
])('cuts %#', (text, alphabet, count) => {
  const cut = smsParts(text);
  expect([cut.alphabet, cut.parts.length]).toEqual([alphabet, count]);
});

it('loses no character, breaks none, and fills no part beyond its room', () => {
  const character = fc.oneof(
    fc.constantFrom(...GSM_BASIC.keys(), ...GSM_EXTENSION.keys()),
    fc.constantFrom('ä', '😀', 'س'),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 600 }), (characters) => {
      const text = characters.join('');
      const { alphabet, parts } = smsParts(text);
      expect(parts.join('')).toBe(text);
      const room = { gsm7: parts.length > 1 ? 153 : 160, ucs2: parts.length > 1 ? 67 : 70 }[alphabet];
      for (const part of parts) {
        expect(alphabet === 'gsm7' ? encodeGsm(part).length : part.length).toBeLessThanOrEqual(room);
        expect(part).not.toMatch(/\p{Cs}/u);
      }
    }),
  );
});
