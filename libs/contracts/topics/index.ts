export type { Cleanup, Topic } from './topic.js';
export { deadLetterTopic, findTopic, topics } from './topics.js';
