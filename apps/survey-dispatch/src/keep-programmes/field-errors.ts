import type { Problem } from '@sidetone/domain/programmes';
import type { FieldError } from '@sidetone/platform/web';

/** What rules found, as requests are answered: fields are named as the shape's own errors name them, `occasion.delayHours`. */
export function fieldErrors(problems: readonly Problem[]): readonly FieldError[] {
  return problems.map(({ field, problem, mend }) => ({
    field: field.slice(1).replaceAll('/', '.'),
    message: `${problem} ${mend}`,
  }));
}
