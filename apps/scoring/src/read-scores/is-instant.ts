import { explainTime, parseTime } from '@sidetone/contracts/fields';
import { registerDecorator } from 'class-validator';

/** Accepts an RFC 3339 time with its offset, read as in events (rule R8). */
export function IsInstant(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isInstant',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value) => typeof value === 'string' && parseTime(value) !== undefined,
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          const why = typeof value === 'string' ? explainTime(value) : 'is given more than once';
          return `${String(property)} ${why}; send one time such as 2026-11-23T00:00:00Z (a + in an address is written %2B).`;
        },
      },
    });
}
