/** How the characters of a text message are written: one septet each, or UTF-16. */
export type SmsAlphabet = 'gsm7' | 'ucs2';

/** A text as it is sent: in one part, or in several that a phone puts together again. */
export interface SmsText {
  readonly alphabet: SmsAlphabet;
  readonly parts: readonly string[];
}

/** 3GPP TS 23.038, 6.2.1: the default alphabet. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The same, 6.2.1.1: these take an escape before them, and so the room of two. */
const GSM_EXTENDED = '\f^{}\\[~]|€';

const SEPTETS = new Map([...[...GSM].map((c) => [c, 1] as const), ...[...GSM_EXTENDED].map((c) => [c, 2] as const)]);

/** Room in one message, and in each of several, whose header takes six octets (TS 23.040, 9.2.3.24.1). */
const ROOM = { gsm7: { alone: 160, among: 153 }, ucs2: { alone: 70, among: 67 } } as const;

/**
 * A text in the alphabet that holds all of it, cut where a part is full; never within a character.
 * @param headerOctets that each part needs besides, for a header of 16-bit reference: 1
 */
export function smsParts(text: string, headerOctets: 0 | 1): SmsText {
  const characters = [...text];
  const alphabet: SmsAlphabet = characters.every((character) => SEPTETS.has(character)) ? 'gsm7' : 'ucs2';
  const lengthOf = (character: string): number =>
    alphabet === 'gsm7' ? (SEPTETS.get(character) ?? 1) : character.length;
  const length = characters.reduce((sum, character) => sum + lengthOf(character), 0);
  const { alone, among } = ROOM[alphabet];
  if (length <= alone) return { alphabet, parts: [text] };
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of characters) {
    if (used + lengthOf(character) > among - headerOctets) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += lengthOf(character);
  }
  return { alphabet, parts: [...parts, part] };
}
