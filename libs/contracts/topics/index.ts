export type { Cleanup, Topic } from './topic.js';
export { topicOfDoor } from './file-doors.js';
export { deadLetterTopic, findTopic, topics } from './topics.js';
