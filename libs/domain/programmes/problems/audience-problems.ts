import type { Audience } from '../programme.js';
import { doubleProblem, problemIf, wholeProblem, type Problem } from './problem.js';

/** Everything wrong with whom a programme is for. */
export function audienceProblems(audience: Audience): readonly Problem[] {
  const { segments, regions, contractLevels, equipmentClasses, roles, newForDays } = audience;
  const lists = Object.entries({ segments, regions, contractLevels, equipmentClasses, roles });
  return [
    ...lists.flatMap(([name, values]) =>
      values === undefined
        ? []
        : [
            ...problemIf(
              values.length === 0,
              `/audience/${name}`,
              'The list is empty, so that nobody is asked.',
              'Name whom it is for, or leave the list out to admit everybody.',
            ),
            ...doubleProblem(`/audience/${name}`, values),
          ],
    ),
    ...(newForDays === undefined ? [] : wholeProblem('/audience/newForDays', newForDays, 1, 3_650)),
  ];
}
