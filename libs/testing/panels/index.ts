export { asSent, questionsIn, type Question } from './questions-in.js';
