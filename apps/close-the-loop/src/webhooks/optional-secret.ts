import { EnvError, makeValidator } from 'envalid';

const SHORTEST = 32;

/** A secret that cannot be guessed by trying, and may be left out. Its value is in no message. */
export const optionalSecret = makeValidator<string | undefined>((text) => {
  if (text.length < SHORTEST) throw new EnvError(`expected a secret of at least ${SHORTEST} characters`);
  return text;
});
