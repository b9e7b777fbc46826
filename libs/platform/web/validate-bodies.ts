import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { badRequest, type FieldError } from './problem.js';

/** Checks DTOs by their class-validator decorators; every problem is told at once. Unknown fields are left out, nothing is coerced unless the DTO says so. */
export function validateBodies(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldErrors(error, ''));
      return badRequest(`${fields.length} field(s) need mending.`, fields);
    },
  });
}

function fieldErrors(error: ValidationError, path: string): readonly FieldError[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}
