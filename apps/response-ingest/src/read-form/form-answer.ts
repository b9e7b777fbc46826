import type { JsonObject } from '@sidetone/contracts/validation';

export type FormAnswer =
  { readonly kind: 'ok'; readonly body: JsonObject } | { readonly kind: 'refuse'; readonly reason: string };

const GIVEN_ONCE = ['score', 'comment', 'answeredAt'] as const;
const GIVEN_SEVERAL_TIMES = ['reasons', 'consents'] as const;
const SCORE = /^(?:10|[0-9])$/;

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
  return { kind: 'ok', body };
}
