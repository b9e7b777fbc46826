import { EnvError, makeValidator } from 'envalid';

/** Origins, separated by commas, or none. */
export const hubOrigins = makeValidator<ReadonlySet<string>>((text) => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return new Set(entries.map(originOf));
});

function originOf(text: string): string {
  const url = URL.parse(text);
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !/[?#]/.test(text);
  if (!isOrigin)
    throw new EnvError(
      'expected http or https origins, without path, separated by commas, such as https://tickets.example',
    );
  return url.origin;
}
