/** Kafka did not acknowledge in time. Part of what was to be published may have arrived: sent again with the same ids, it counts once. */
export class KafkaAway extends Error {
  override readonly name = 'KafkaAway';
}
