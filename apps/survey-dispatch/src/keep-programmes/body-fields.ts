import { applyDecorators } from '@nestjs/common';
import { parseTime } from '@sidetone/contracts/fields';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';

/** A field that must satisfy `test`; said once, however it fails. */
function Must(name: string, test: (value: unknown) => boolean, message: string, options: ValidationOptions = {}) {
  return ValidateBy(
    { name, validator: { validate: test, defaultMessage: () => `$property must be ${message}.` } },
    options,
  );
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= 256 && !/[\p{Cc}\p{Cs}]/u.test(value);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const IsText = () => Must('isText', isText, 'a text of 1 to 256 printable characters');

export const IsFlag = () => Must('isFlag', (value) => typeof value === 'boolean', 'true or false');

export const IsWhole = (example: number) =>
  Must('isWhole', (value) => Number.isSafeInteger(value), `a whole number, such as ${example}`);

export const IsReal = (example: number) =>
  Must('isReal', (value) => typeof value === 'number' && Number.isFinite(value), `a number, such as ${example}`);

export const IsOneOf = (values: readonly string[]) =>
  Must('isOneOf', (value) => typeof value === 'string' && values.includes(value), `one of: ${values.join(', ')}`);

export const AreOneOf = (values: readonly string[]) =>
  Must(
    'areOneOf',
    (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && values.includes(one)),
    `a list of some of: ${values.join(', ')}`,
  );

export const AreTexts = () =>
  Must('areTexts', (value) => Array.isArray(value) && value.every(isText), 'a list of texts of 1 to 256 characters');

export const IsDayText = () =>
  Must(
    'isDayText',
    (value) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && parseTime(`${value}T00:00:00Z`) !== undefined,
    'a calendar day, such as 2026-01-01',
  );

export const IsInstantText = () =>
  Must(
    'isInstantText',
    (value) => typeof value === 'string' && parseTime(value) !== undefined,
    'an instant with an offset, such as 2026-11-01T06:00:00+02:00',
  );

/** Texts by language, such as `{ "en": "Thanks", "fi": "Kiitos" }`. */
export const IsLocalised = () =>
  Must(
    'isLocalised',
    (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([language, text]) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && typeof text === 'string',
      ),
    'texts by language, such as {"en":"Thanks"}',
  );

/** An object of the given kind, or of the one that its field `kind` names. */
export const IsPart = (part: () => new () => object, kinds: Readonly<Record<string, new () => object>> = {}) =>
  applyDecorators(
    Must('isPart', isObject, 'an object'),
    ValidateNested(),
    Type(part, {
      keepDiscriminatorProperty: true,
      ...(Object.keys(kinds).length === 0
        ? {}
        : {
            discriminator: {
              property: 'kind',
              subTypes: Object.entries(kinds).map(([name, value]) => ({ name, value })),
            },
          }),
    }),
  );

export const AreParts = (part: () => new () => object) =>
  applyDecorators(
    Must('areParts', (value) => Array.isArray(value) && value.every(isObject), 'a list of objects'),
    ValidateNested({ each: true }),
    Type(part),
  );

export const MayBeAbsent = IsOptional;
