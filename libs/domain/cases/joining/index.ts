export { bandOfAnswers, isWorse, promiseOf } from './class-of-answers.js';
export { caseOfAnswer } from './case-of-answer.js';
export { followAnswer, type Effect, type Followed } from './follow-answer.js';
export { areaSpokenOf } from './area-spoken-of.js';
export {
  topicOf,
  type GivenAnswer,
  type JoinedCase,
  type ListedAnswer,
  type Promised,
  type Topic,
  type WithdrawnAnswer,
} from './joined-case.js';
