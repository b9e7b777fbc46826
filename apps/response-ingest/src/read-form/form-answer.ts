import { SHOWN_FIELD, TRAP_FIELD } from '../record-answers/looks-automatic.js';
import type { JsonObject } from '@sidetone/contracts/validation';

export type FormAnswer =
  { readonly kind: 'ok'; readonly body: JsonObject } | { readonly kind: 'refuse'; readonly reason: string };

const GIVEN_ONCE = ['score', 'step', 'comment', 'answeredAt', TRAP_FIELD, SHOWN_FIELD] as const;
const GIVEN_SEVERAL_TIMES = ['reasons', 'consents'] as const;
const SCORE = /^(?:10|[0-9])$/;
const LEVEL = /^[1-5]$/;
/** Before the indicator's id in the name of a field. */
export const LEVEL_FIELD = 'level:';

/**
 * The answer of a form post in the shape that a JSON post has, to be read by the same rules. The one thing a form may
 * write as text is the score (rule R17); text that is no score is left as text, which those rules refuse.
 */
export function formAnswer(fields: ReadonlyMap<string, readonly string[]>): FormAnswer {
  const body: JsonObject = {};
  for (const name of GIVEN_ONCE) {
    const [value, another] = fields.get(name) ?? [];
    if (another !== undefined) return { kind: 'refuse', reason: `The form has the field '${name}' more than once.` };
    if (value !== undefined) body[name] = value;
  }
  for (const name of GIVEN_SEVERAL_TIMES) {
    const values = fields.get(name);
    if (values !== undefined) body[name] = values;
  }
  const { score, comment } = body;
  if (typeof score === 'string' && SCORE.test(score)) body['score'] = Number(score);
  // Browsers send each new line of a text area as CR LF; the same words by JSON have LF.
  if (typeof comment === 'string') body['comment'] = comment.replaceAll('\r\n', '\n');
  const items = itemsIn(fields);
  if (items.length > 0) body['items'] = items;
  return { kind: 'ok', body };
}

/** Supporting questions are fields of their own. Of a level given twice both are left as they are, which no rule takes for one. */
function itemsIn(fields: ReadonlyMap<string, readonly string[]>): JsonObject[] {
  return [...fields].flatMap(([name, [level, another]]) => {
    if (!name.startsWith(LEVEL_FIELD) || level === undefined) return [];
    const isLevel = another === undefined && LEVEL.test(level);
    return [{ indicatorId: name.slice(LEVEL_FIELD.length), level: isLevel ? Number(level) : [level, another] }];
  });
}
