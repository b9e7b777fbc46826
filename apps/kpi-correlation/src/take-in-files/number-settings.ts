import { EnvError, makeValidator } from 'envalid';

const SHORTEST = 32;

/** A secret that cannot be guessed by trying, or none. Its value is in no message. */
export const numberSecret = makeValidator<string>((text) => {
  if (text !== '' && text.length < SHORTEST) throw new EnvError(`expected a secret of at least ${SHORTEST} characters`);
  return text;
});

/** A country calling code of ITU-T E.164, or none. */
export const countryCode = makeValidator<string>((text) => {
  if (text !== '' && !/^[1-9]\d{0,2}$/.test(text)) throw new EnvError('expected one to three digits, without + or 00');
  return text;
});
