import { createPrivateKey } from 'node:crypto';
import { EnvError, makeValidator } from 'envalid';

/** How many a second: more than 0, fractions allowed. */
export const rate = makeValidator<number | undefined>((text) => {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0) || value > 100_000)
    throw new EnvError('expected a number of messages a second, more than 0');
  return value;
});

/** An http or https address that may be left out. */
export const optionalUrl = makeValidator<string | undefined>((text) => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new EnvError('expected an address that begins with http:// or https://');
  return text;
});

/** Text of one line, as it may stand in the header of a mail. */
export const oneLine = makeValidator<string>((text) => {
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) throw new EnvError('expected one line of text');
  return text;
});

/** A private key. Its value is in no message. */
export const pem = makeValidator<string | undefined>((text) => {
  const key = text.replaceAll('\\n', '\n');
  try {
    createPrivateKey(key);
  } catch {
    throw new EnvError('expected a private key as PEM');
  }
  return key;
});

/** A message centre. */
export const messageCentre = makeValidator<string | undefined>((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^s?smpp:$/.test(url.protocol) || url.hostname === '' || url.username === '')
    throw new EnvError('expected smpp://system_id:password@host:port, or ssmpp:// for TLS');
  return text;
});

/** Who a text message comes from. */
export const smsSender = makeValidator<string>((text) => {
  if (!/^(?:\+\d{3,15}|\d{3,15}|[A-Za-z0-9 ._-]{1,11})?$/.test(text))
    throw new EnvError('expected a number, a short code, or a name of at most 11 letters and digits');
  return text;
});
