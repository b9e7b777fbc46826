import { GSM_BASIC, GSM_EXTENSION } from './gsm-alphabet.js';

/** How the characters of a text message are written: GSM's own alphabet, or UTF-16. */
export type SmsAlphabet = 'gsm7' | 'ucs2';

/** A text as it is sent: in one part, or in several that a phone puts together again. */
export interface SmsText {
  readonly alphabet: SmsAlphabet;
  readonly parts: readonly string[];
}

/** Room in one message, and in each of several, whose header takes six octets (3GPP TS 23.040, 9.2.3.24.1). */
const ROOM = { gsm7: { alone: 160, among: 153 }, ucs2: { alone: 70, among: 67 } } as const;

/** A text in the smaller alphabet that holds all of it, cut where a part is full; never within a character. */
export function smsParts(text: string): SmsText {
  const characters = [...text];
  const isGsm = characters.every((character) => GSM_BASIC.has(character) || GSM_EXTENSION.has(character));
  const alphabet: SmsAlphabet = isGsm ? 'gsm7' : 'ucs2';
  // What the extension table holds takes an escape before it; what lies beyond the basic plane is a pair.
  const lengthOf = (character: string): number => (isGsm ? (GSM_EXTENSION.has(character) ? 2 : 1) : character.length);
  const { alone, among } = ROOM[alphabet];
  if (characters.reduce((sum, character) => sum + lengthOf(character), 0) <= alone) return { alphabet, parts: [text] };
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of characters) {
    if (used + lengthOf(character) > among) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += lengthOf(character);
  }
  return { alphabet, parts: [...parts, part] };
}
