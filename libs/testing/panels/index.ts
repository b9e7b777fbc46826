export { questionsIn, type Question } from './questions-in.js';
