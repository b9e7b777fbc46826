import kafkajs from 'kafkajs';

const AWAY = [
  kafkajs.KafkaJSGroupCoordinatorNotFound,
  kafkajs.KafkaJSNumberOfRetriesExceeded,
  kafkajs.KafkaJSConnectionError,
  kafkajs.KafkaJSBrokerNotFound,
  kafkajs.KafkaJSRequestTimeoutError,
];

/**
 * Whether an error of the client means that no broker answers, by itself or by what caused it. The client calls a coordinator that is
 * not found a fault which no trying again mends; while brokers are stopped in order it is what a member of a group sees first.
 */
export function brokersAreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return AWAY.some((kind) => error instanceof kind) || brokersAreAway(error.cause);
}
