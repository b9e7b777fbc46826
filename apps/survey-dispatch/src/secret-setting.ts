import { makeValidator, EnvError } from 'envalid';

const SHORTEST = 32;

/** A secret that cannot be guessed by trying. Its value is in no message. */
export const secret = makeValidator<string>((text) => {
  if (text.length < SHORTEST) throw new EnvError(`expected a secret of at least ${SHORTEST} characters`);
  return text;
});
