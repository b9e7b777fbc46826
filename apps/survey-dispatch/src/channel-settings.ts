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
