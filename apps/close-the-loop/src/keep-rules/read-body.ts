import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { badRequest, type FieldError } from '@sidetone/platform/web';

// Fields of events carry keywords of our own, which a strict reader would refuse.
const ajv = new Ajv({ allErrors: true, strict: false });
const known = new WeakMap<TSchema, ValidateFunction>();

/**
 * A body as its schema tells it.
 * @throws Problem 400 with everything that does not fit
 */
export function readBody<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const fits = known.get(schema) ?? ajv.compile(schema);
  known.set(schema, fits);
  if (isOf(schema, fits, body)) return body;
  const errors = (fits.errors ?? []).map(fieldError);
  throw badRequest(`${errors.length} field(s) need mending.`, errors);
}

function isOf<S extends TSchema>(_schema: S, fits: ValidateFunction, body: unknown): body is Static<S> {
  return fits(body) === true;
}

/** Fields are named as elsewhere: `teams.0.calendarId`. */
function fieldError({ instancePath, message = 'does not fit', params }: ErrorObject): FieldError {
  const choices: unknown = params['allowedValues'];
  const listed = Array.isArray(choices) ? `: ${choices.join(', ')}` : '';
  return { field: instancePath.slice(1).replaceAll('/', '.'), message: `${message}${listed}.` };
}
