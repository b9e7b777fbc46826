import { applyDecorators } from '@nestjs/common';
import { IsISO8601, IsOptional, Matches } from 'class-validator';

const DAY = { message: '$property must be a calendar day such as 2026-11-23.' };
const INSTANT = { message: '$property must be an instant with an offset, such as 2026-11-23T12:00:00Z.' };

/** A calendar day of the operator's zone, as `2026-11-23`; may be left out. */
export const MayBeDay = (): PropertyDecorator =>
  applyDecorators(IsOptional(), Matches(/^\d{4}-\d{2}-\d{2}$/, DAY), IsISO8601({ strict: true }, DAY));

/** An instant by RFC 3339 with its offset; may be left out. */
export const MayBeInstant = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Matches(/^\d{4}-.+(?:Z|[+-]\d{2}:\d{2})$/i, INSTANT),
    IsISO8601({ strict: true }, INSTANT),
  );

/** A name or id of at most 128 characters; may be left out. */
export const MayBeName = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Matches(/^[^\0]{1,128}$/u, { message: '$property must be given once, with at most 128 characters.' }),
  );
