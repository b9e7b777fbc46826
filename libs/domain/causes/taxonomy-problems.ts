import { JOURNEY_AREAS } from '../journey/index.js';
import type { Problem } from '../programmes/index.js';
import { labelProblems } from '../programmes/problems/language-problems.js';
import { doubleProblem, idProblem, problemIf } from '../programmes/problems/problem.js';
import type { CauseTaxonomy } from './cause.js';
import type { CauseHints } from './hints.js';
import { plainOf } from './words-of.js';

/** Everything wrong with a taxonomy at once; nothing for one from which each cause can be agreed and shown. */
export function taxonomyProblems(
  taxonomy: CauseTaxonomy,
  teams: ReadonlySet<string>,
  fallbackLanguage = 'en',
): readonly Problem[] {
  const codes = taxonomy.flatMap(({ code, causes }) => [code, ...causes.map((one) => one.code)]);
  const areas: readonly string[] = [...JOURNEY_AREAS, 'other'];
  return [
    ...problemIf(
      !taxonomy.some(({ causes }) => causes.some(({ retired = false }) => !retired)),
      '',
      'There is no cause to agree to.',
      'Add a group with at least one cause that is not retired.',
    ),
    ...doubleProblem('', codes),
    ...taxonomy.flatMap((group, at) => [
      ...idProblem(`/${at}/code`, group.code),
      ...labelProblems(`/${at}/titles`, group.titles, fallbackLanguage),
      ...problemIf(
        !areas.includes(group.area),
        `/${at}/area`,
        `“${group.area}” is no area.`,
        `Use one of ${areas.join(', ')}.`,
      ),
      ...group.causes.flatMap((cause, place) => [
        ...idProblem(`/${at}/causes/${place}/code`, cause.code),
        ...labelProblems(`/${at}/causes/${place}/titles`, cause.titles, fallbackLanguage),
        ...problemIf(
          !teams.has(cause.team),
          `/${at}/causes/${place}/team`,
          `Nobody knows a team “${cause.team.slice(0, 40)}”.`,
          `Name one of ${[...teams].join(', ')}, or add the team first.`,
        ),
      ]),
    ]),
  ];
}

/** Everything wrong with hints: each speaks for a cause of the taxonomy, with a weight, by words that can be found. */
export function hintProblems(
  { kpis, reasons, words, wordWeight }: CauseHints,
  taxonomy: CauseTaxonomy,
): readonly Problem[] {
  const codes = new Set(taxonomy.flatMap(({ causes }) => causes.map(({ code }) => code)));
  const unknown = (field: string, cause: string): readonly Problem[] =>
    problemIf(
      !codes.has(cause),
      `${field}/cause`,
      `The taxonomy has no cause “${cause.slice(0, 60)}”.`,
      'Give the code of a cause, not of a group, or add the cause first.',
    );
  const weighs = (field: string, weight: number): readonly Problem[] =>
    problemIf(
      !(weight > 0 && weight < 1),
      field,
      `${weight} is no weight.`,
      'Give a number between 0 and 1, such as 0.4.',
    );
  const weighted = Object.entries({ kpis, reasons }).flatMap(([name, hints]) =>
    hints.flatMap(({ cause, weight }, place) => [
      ...unknown(`/${name}/${place}`, cause),
      ...weighs(`/${name}/${place}/weight`, weight),
    ]),
  );
  return [
    ...weighted,
    ...weighs('/wordWeight', wordWeight),
    ...words.flatMap(({ cause, stems }, place) => [
      ...unknown(`/words/${place}`, cause),
      ...problemIf(
        stems.length === 0 || stems.some((stem) => plainOf(stem) === '' || !/^[\p{L}\p{M}]+\$?$/u.test(stem)),
        `/words/${place}/stems`,
        'A stem is missing, or holds something else than letters.',
        'Give beginnings of single words, or a whole word with $ at its end.',
      ),
    ]),
  ];
}
