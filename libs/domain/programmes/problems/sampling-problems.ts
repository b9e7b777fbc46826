import type { Occasion } from '../programme.js';
import type { Sampling, StratumField } from '../sampling.js';
import { doubleProblem, problemIf, wholeProblem, type Problem } from './problem.js';

const AT = '/sampling';
const FIELDS: readonly StratumField[] = ['segment', 'region', 'contractLevel', 'equipmentClass', 'vip', 'newCustomer'];
const MOST_INVITATIONS = 100_000_000;

/** Everything wrong with how many are asked. */
export function samplingProblems(sampling: Sampling, occasion: Occasion): readonly Problem[] {
  if (sampling.kind === 'all') return [];
  const seed = wholeProblem(`${AT}/seed`, sampling.seed, 0, Number.MAX_SAFE_INTEGER);
  if (sampling.kind === 'random') return [...seed, ...shareProblem('share', sampling.share)];
  return [
    ...seed,
    ...problemIf(
      occasion.kind === 'transactional' || occasion.kind === 'verification',
      `${AT}/kind`,
      `A ${sampling.kind} sample needs a list to draw from, and this programme asks as things happen.`,
      'Use random or all, or a relationship programme or a wave.',
    ),
    ...strataProblems(sampling.by),
    ...(sampling.kind === 'stratified'
      ? [
          ...wholeProblem(`${AT}/size`, sampling.size, 1, MOST_INVITATIONS),
          ...wholeProblem(`${AT}/minimumCell`, sampling.minimumCell, 0, MOST_INVITATIONS),
        ]
      : quotaProblems(sampling)),
  ];
}

function shareProblem(name: string, share: number): readonly Problem[] {
  return problemIf(
    !(share > 0 && share <= 1),
    `${AT}/${name}`,
    `${share} is not above 0 and at most 1.`,
    'Give a share, such as 0.25 for a quarter.',
  );
}

function strataProblems(by: readonly StratumField[]): readonly Problem[] {
  return [
    ...problemIf(by.length === 0, `${AT}/by`, 'There are no strata.', `Name at least one of ${FIELDS.join(', ')}.`),
    ...by.flatMap((field, index) =>
      problemIf(
        !FIELDS.includes(field),
        `${AT}/by/${index}`,
        `No stratum is made of ${field}.`,
        `Use one of ${FIELDS.join(', ')}.`,
      ),
    ),
    ...doubleProblem(`${AT}/by`, by),
  ];
}

function quotaProblems({ by, quotas, expectedResponseRate }: Extract<Sampling, { kind: 'quota' }>): readonly Problem[] {
  const total = quotas.reduce((sum, { answers }) => sum + answers, 0);
  return [
    ...shareProblem('expectedResponseRate', expectedResponseRate),
    ...problemIf(
      total === 0,
      `${AT}/quotas`,
      'The quotas sum to no answers at all.',
      'Say of at least one stratum how many answers you want.',
    ),
    ...quotas.flatMap(({ stratum, answers }, index) => [
      ...wholeProblem(`${AT}/quotas/${index}/answers`, answers, 0, MOST_INVITATIONS),
      ...problemIf(
        stratum.length !== by.length,
        `${AT}/quotas/${index}/stratum`,
        `The stratum has ${stratum.length} values, and strata are made of ${by.length} fields.`,
        `Give a value each of ${by.join(', ')}, in this order.`,
      ),
    ]),
    ...doubleProblem(
      `${AT}/quotas`,
      quotas.map(({ stratum }) => stratum.join(' / ')),
    ),
  ];
}
