import { findTopic, topicOfDoor, topics } from '@sidetone/contracts/topics';
import { listDeadLetters, type DeadLetter, type KafkaConnection } from '@sidetone/platform/messaging';
import { CliFailure } from '../cli-failure.js';
import { reasonOf } from '../failure-sentence.js';
import { topicOfId } from './dead-letter-id.js';

/** The dead letters of one topic, or of all, the latest first. @throws CliFailure for an unknown topic, or one not yet created */
export async function findDeadLetters(kafka: KafkaConnection, topic?: string): Promise<readonly DeadLetter[]> {
  if (topic !== undefined && !findTopic(topic)) {
    throw new CliFailure(`there is no topic ${topic}; give one of ${topics.map(({ name }) => name).join(', ')}.`);
  }
  const letters: DeadLetter[] = [];
  for (const name of topic === undefined ? topics.map((one) => one.name) : [topic]) {
    letters.push(...(await read(kafka, name)));
  }
  return letters.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

/** The dead letters with these ids. @throws CliFailure naming those that are not there */
export async function findById(kafka: KafkaConnection, ids: readonly string[]): Promise<readonly DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (const topic of new Set(ids.map(topicOfId).map((origin) => topicOfDoor(origin) ?? origin)))
    found.push(...(await findDeadLetters(kafka, topic)));
  const wanted = found.filter(({ id }) => ids.includes(id));
  const missing = ids.filter((id) => !wanted.some((letter) => letter.id === id));
  if (missing.length > 0)
    throw new CliFailure(`no dead letter ${missing.join(', ')} is kept; \`sidetone dlq list\` shows which are.`);
  return wanted;
}

async function read(kafka: KafkaConnection, topic: string): Promise<readonly DeadLetter[]> {
  return listDeadLetters(kafka, topic).catch((error: unknown) => {
    throw new CliFailure(
      `the dead letters of ${topic} cannot be read (${reasonOf(error)}); has \`sidetone provision\` been run with this KAFKA_TOPIC_PREFIX?`,
    );
  });
}
