export type { Cleanup, Topic } from './topic.js';
export { topicOfDoor } from './file-doors.js';
export { BACKFILL_TOPIC, deadLetterTopic, findTopic, topics } from './topics.js';
