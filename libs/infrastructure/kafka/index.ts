export { startDisposableKafka, type DisposableKafka, type DisposableKafkaOptions } from './disposable-kafka.js';
export { createKafka, type KafkaServer, type KafkaPlan } from './create-kafka.js';
export { askKafka } from './ask-kafka.js';
export { fetchJars, type JarsWanted } from './fetch-jars.js';
