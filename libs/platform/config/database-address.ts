import { SettingsError } from './read-settings.js';

/**
 * The address with the password in it, where that comes by itself: so a password can be a file that several programs read, while
 * addresses stay plain settings.
 * @throws SettingsError when the address is none, or there is a password in both
 */
export function databaseAddress({
  DATABASE_URL: address,
  DATABASE_PASSWORD: password,
}: {
  readonly DATABASE_URL: string;
  readonly DATABASE_PASSWORD: string | undefined;
}): string {
  if (password === undefined) return address;
  if (!URL.canParse(address))
    throw new SettingsError(`DATABASE_URL is not of the form postgres://role@host:5432/database.`);
  const url = new URL(address);
  if (url.password !== '')
    throw new SettingsError(
      'The password is given twice, in DATABASE_URL and by DATABASE_PASSWORD; leave one of them out.',
    );
  url.password = encodeURIComponent(password);
  return url.href;
}
