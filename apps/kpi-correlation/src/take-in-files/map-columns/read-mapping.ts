import { Ajv, type ErrorObject } from 'ajv';
import { isJsonObject } from '@sidetone/contracts/validation';
import type { FieldError } from '@sidetone/platform/web';
import { timePattern } from '../read-file/time-pattern.js';
import { cdrMapping, pmMapping, type CdrMapping, type FileMapping, type PmMapping } from './file-mapping.js';
import { recipeFaults } from './recipes-of.js';

export type ReadMapping =
  | { readonly kind: 'ok'; readonly mapping: FileMapping }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] };

const ajv = new Ajv({ allErrors: true });
const isCdr = ajv.compile<CdrMapping>(cdrMapping);
const isPm = ajv.compile<PmMapping>(pmMapping);

/** A mapping as it came, or everything in it that needs mending, at once. */
export function readMapping(value: unknown): ReadMapping {
  if (!isJsonObject(value)) return refused([{ field: '', message: 'A mapping is one JSON object.' }]);
  if (value['kind'] === 'cdr') return isCdr(value) ? judged(value, []) : refused(shapeFaults(isCdr.errors));
  if (value['kind'] === 'pm')
    return isPm(value) ? judged(value, recipeFaults(value)) : refused(shapeFaults(isPm.errors));
  return refused([{ field: '/kind', message: "Say which files it is for: 'cdr' or 'pm'." }]);
}

function judged(mapping: FileMapping, faults: readonly FieldError[]): ReadMapping {
  const errors = [...faults];
  if (mapping.times !== undefined && timePattern(mapping.times) === undefined) {
    errors.push({
      field: '/times',
      message:
        "Write how times look with YYYY, MM, DD, HH, mm and ss, each once, as in 'DD.MM.YYYY HH:mm:ss'; or 'epochSeconds' or 'epochMilliseconds'. Without it, times are RFC 3339.",
    });
  }
  return errors.length > 0 ? refused(errors) : { kind: 'ok', mapping };
}

function shapeFaults(errors: readonly ErrorObject[] | null | undefined): readonly FieldError[] {
  const faults = (errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf')
    .map(({ instancePath, keyword, message, params }) => ({
      field:
        keyword === 'additionalProperties' ? `${instancePath}/${String(params['additionalProperty'])}` : instancePath,
      message: sentence(keyword, message, params),
    }));
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.message}`, fault])).values()];
}

function sentence(keyword: string, message: string | undefined, params: ErrorObject['params']): string {
  if (keyword === 'additionalProperties') return 'Nothing of that name is known here; correct or remove it.';
  const allowed: unknown = params['allowedValues'];
  if (Array.isArray(allowed)) return `It must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}.`;
  return `It ${message ?? 'is wrong'}.`;
}

function refused(errors: readonly FieldError[]): ReadMapping {
  return { kind: 'refused', errors };
}
