import { WEEKDAYS, type Problem } from '../programmes/index.js';
import { problemIf, wholeProblem } from '../programmes/problems/problem.js';
import { CONTACT_STATES, type Cap, type ContactPolicy } from './contact-policy.js';

const MOST_DAYS = 3_650;
const KINDS: readonly string[] = ['relationship', 'transactional', 'wave', 'verification'];

/** Everything wrong with a contact policy at once; nothing for one that can be put in force. */
export function policyProblems(policy: ContactPolicy): readonly Problem[] {
  const { anySurvey, quietHours, quietDays, leaveAlone, exemptKinds } = policy;
  return [
    ...wholeProblem('/anySurvey/invitedDays', anySurvey.invitedDays, 0, MOST_DAYS),
    ...wholeProblem('/anySurvey/answeredDays', anySurvey.answeredDays, 0, MOST_DAYS),
    ...capProblems('/contactCap', policy.contactCap),
    ...capProblems('/accountCap', policy.accountCap),
    ...(quietHours === null
      ? []
      : [
          ...wholeProblem('/quietHours/from', quietHours.from, 0, 23),
          ...wholeProblem('/quietHours/to', quietHours.to, 0, 23),
          ...problemIf(
            quietHours.from === quietHours.to,
            '/quietHours',
            `From ${quietHours.from} to ${quietHours.to} could mean always or never.`,
            'Give two different hours, or null for no quiet hours.',
          ),
        ]),
    ...unknownProblems('/quietDays', quietDays, WEEKDAYS),
    ...problemIf(
      WEEKDAYS.every((day) => quietDays.some((quiet) => quiet === day)),
      '/quietDays',
      'All days are quiet, so that nobody is ever asked.',
      'Leave out at least one day.',
    ),
    ...unknownProblems('/leaveAlone', leaveAlone, CONTACT_STATES),
    ...unknownProblems('/exemptKinds', exemptKinds, KINDS),
  ];
}

function capProblems(field: string, cap: Cap | null): readonly Problem[] {
  if (cap === null) return [];
  return [
    ...wholeProblem(`${field}/invitations`, cap.invitations, 1, 1_000_000),
    ...wholeProblem(`${field}/days`, cap.days, 1, MOST_DAYS),
  ];
}

function unknownProblems(field: string, values: readonly string[], known: readonly string[]): readonly Problem[] {
  const unknown = values.filter((value) => !known.includes(value));
  return problemIf(
    unknown.length > 0,
    field,
    `${unknown.join(', ')} is not known here.`,
    `Use of ${known.join(', ')} what you need.`,
  );
}
