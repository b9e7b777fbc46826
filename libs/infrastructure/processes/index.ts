export { startChild, type Child, type ChildOptions, type Ending } from './start-child.js';
export { runToEnd } from './run-to-end.js';
export {
  describeEnding,
  superviseProcess,
  type SupervisedProcess,
  type SuperviseOptions,
} from './supervise-process.js';
export { untilAnswers, type Question } from './until-answers.js';
export { identityOf, isRunning } from './process-identity.js';
export { type Restartable } from './restartable.js';
