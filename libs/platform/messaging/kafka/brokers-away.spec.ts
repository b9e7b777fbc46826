import kafkajs from 'kafkajs';
import { brokersAreAway } from './brokers-away.js';

const notFound = new kafkajs.KafkaJSGroupCoordinatorNotFound('Failed to find group coordinator');

describe('brokersAreAway', () => {
  it('knows a coordinator that is not found, although the client says that no trying again would help', () => {
    expect(brokersAreAway(notFound)).toBe(true);
    // As the client hands it over.
    expect(brokersAreAway(new kafkajs.KafkaJSNonRetriableError(notFound, { cause: notFound }))).toBe(true);
  });

  it('takes nothing else for it', () => {
    expect(brokersAreAway(new kafkajs.KafkaJSNonRetriableError('Topic is not authorized'))).toBe(false);
    expect(brokersAreAway(new TypeError('of the program'))).toBe(false);
    expect(brokersAreAway('a text')).toBe(false);
  });
});
