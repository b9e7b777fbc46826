import kafkajs from 'kafkajs';
import { brokersAreAway } from './brokers-away.js';

/** As the client makes it; its types know of no words. */
const notFound: Error = Reflect.construct(kafkajs.KafkaJSGroupCoordinatorNotFound, [
  'Failed to find group coordinator',
]);

describe('brokersAreAway', () => {
  it('knows a coordinator that is not found, although the client says that no trying again would help', () => {
    expect(brokersAreAway(notFound)).toBe(true);
    // As the client hands it over.
    const handedOver = Object.assign(new kafkajs.KafkaJSNonRetriableError(notFound), { cause: notFound });
    expect(brokersAreAway(handedOver)).toBe(true);
  });

  it('takes nothing else for it', () => {
    expect(brokersAreAway(new kafkajs.KafkaJSNonRetriableError('Topic is not authorized'))).toBe(false);
    expect(brokersAreAway(new TypeError('of the program'))).toBe(false);
    expect(brokersAreAway('a text')).toBe(false);
  });
});
