export { bandOfAnswers, isWorse, promiseOf } from './class-of-answers.js';
export { followAnswer, type Effect, type Followed } from './follow-answer.js';
export {
  topicOf,
  type GivenAnswer,
  type JoinedCase,
  type ListedAnswer,
  type Promised,
  type Topic,
  type WithdrawnAnswer,
} from './joined-case.js';
