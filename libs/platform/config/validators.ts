import { EnvError, makeValidator } from 'envalid';

/** A whole number of at least `least`. */
export const wholeNumberFrom = (least: number) =>
  makeValidator<number>((text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
      throw new EnvError(`expected a whole number of at least ${least}`);
    return value;
  });

/** An IANA time zone that this process knows. Bare offsets are refused: they know no summer time, and PostgreSQL reads their sign the other way. */
export const timeZone = makeValidator<string>((text) => {
  if (!/^[A-Z]/i.test(text) || !isKnown(text))
    throw new EnvError('expected the name of an IANA time zone, such as Europe/Budapest');
  return text;
});

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** An address that HTTP is spoken at. */
export const webAddress = makeValidator<string | undefined>((text) => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new EnvError('expected an address that begins with http:// or https://');
  return text;
});

/** A number from 0 to 1. */
export const share = makeValidator<number>((text) => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new EnvError('expected a number from 0 to 1');
  return value;
});

/** A mail server. */
export const mailServer = makeValidator<string | undefined>((text) => {
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol))
    throw new EnvError('expected an address that begins with smtp:// or smtps://');
  return text;
});
