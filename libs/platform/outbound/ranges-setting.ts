import { EnvError, makeValidator } from 'envalid';
import { readRange, type AddressRange } from './address-range.js';

/** Ranges of addresses, separated by commas; an empty text is none. */
export const addressRanges = makeValidator<readonly AddressRange[]>((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const range = readRange(entry);
      if (!range) throw new EnvError(`expected ranges of addresses such as 10.20.0.0/16, and '${entry}' is none`);
      return range;
    }),
);
