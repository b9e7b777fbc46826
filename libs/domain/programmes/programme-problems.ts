import type { Programme } from './programme.js';
import { audienceProblems } from './problems/audience-problems.js';
import { languageProblem } from './problems/language-problems.js';
import { occasionProblems } from './problems/occasion-problems.js';
import { doubleProblem, idProblem, problemIf, wholeProblem, type Problem } from './problems/problem.js';
import { questionnaireProblems } from './problems/questionnaire-problems.js';
import { samplingProblems } from './problems/sampling-problems.js';

/** Ten years: a clock that long is a mistake, or means never. */
const MOST_DAYS = 3_650;
const MOST_EXPIRES_DAYS = 365;

/** Everything wrong with a programme at once, so that it is mended in one go; nothing for a programme that can ask. */
export function programmeProblems(programme: Programme): readonly Problem[] {
  return [
    ...idProblem('/programmeId', programme.programmeId),
    ...problemIf(programme.title.trim() === '', '/title', 'The title is empty.', 'Name the programme for its readers.'),
    ...occasionProblems(programme.occasion),
    ...audienceProblems(programme.audience),
    ...samplingProblems(programme.sampling, programme.occasion),
    ...wholeProblem('/clocks/invitedDays', programme.clocks.invitedDays, 0, MOST_DAYS),
    ...wholeProblem('/clocks/answeredDays', programme.clocks.answeredDays, 0, MOST_DAYS),
    ...wholeProblem('/priority', programme.priority, 0, 1_000_000),
    ...channelProblems(programme),
    ...languageProblem('/fallbackLanguage', programme.fallbackLanguage),
    ...timeProblems(programme),
    ...questionnaireProblems(programme.questionnaire, programme.fallbackLanguage),
  ];
}

function channelProblems({ channels }: Programme): readonly Problem[] {
  return [
    ...problemIf(
      channels.length === 0,
      '/channels',
      'There is no channel to ask by.',
      'Name at least one of email, sms, webhook, agent.',
    ),
    ...doubleProblem('/channels', channels),
  ];
}

function timeProblems({ expiresDays, reminderDays, ratePerHour, occasion, clocks }: Programme): readonly Problem[] {
  return [
    ...wholeProblem('/expiresDays', expiresDays, 1, MOST_EXPIRES_DAYS),
    ...(reminderDays === undefined ? [] : wholeProblem('/reminderDays', reminderDays, 1, MOST_EXPIRES_DAYS)),
    ...problemIf(
      reminderDays !== undefined && reminderDays >= expiresDays,
      '/reminderDays',
      `A reminder after ${reminderDays} days comes when the link has expired (${expiresDays} days).`,
      'Let the reminder come before the link expires.',
    ),
    ...(ratePerHour === undefined ? [] : wholeProblem('/ratePerHour', ratePerHour, 1, 1_000_000_000)),
    ...problemIf(
      occasion.kind === 'verification' && clocks.invitedDays === 0,
      '/clocks/invitedDays',
      'A verification is asked in spite of other surveys, and has no clock of its own.',
      'Give it at least one day.',
    ),
  ];
}
