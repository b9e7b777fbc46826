export { DAYS_SHOWN, OF_AREA, OF_KIND, type Question } from './question.js';
export { asSent, type Choices } from './as-sent.js';
export {
  GROUP_SCORES,
  NO_ANSWERS,
  responseRate,
  responseRateByWeek,
  scoreByWeek,
  scoreNow,
} from './score-questions.js';
export { drivers, NO_RUN, pointsLost, verdictOfDrivers, WHOLE } from './driver-questions.js';
export { casesByDay, casesNow, pastDueByTeam } from './case-questions.js';
