import { givenParts } from './given-parts.js';

describe('givenParts', () => {
  it('takes each of the two by itself', () => {
    expect(givenParts({ KAFKA_BROKERS: 'a:9092, b:9092' })).toEqual({
      kafkaBrokers: ['a:9092', 'b:9092'],
      databaseUrl: undefined,
    });
    expect(givenParts({ DATABASE_URL: 'postgres://u:p@db:5432/x' })).toEqual({
      kafkaBrokers: undefined,
      databaseUrl: 'postgres://u:p@db:5432/x',
    });
  });

  it('takes an empty variable as not given', () => {
    expect(givenParts({ KAFKA_BROKERS: '', DATABASE_URL: '' })).toEqual({
      kafkaBrokers: undefined,
      databaseUrl: undefined,
    });
  });

  it('names the broker that has no port', () => {
    expect(() => givenParts({ KAFKA_BROKERS: 'a:9092,b' })).toThrow('"b"');
  });

  it('does not repeat a database address that it cannot read, for it may hold a password', () => {
    const reading = (): unknown => givenParts({ DATABASE_URL: 'mysql://user:secret@host/x' });
    expect(reading).toThrow('DATABASE_URL');
    expect(reading).not.toThrow('secret');
  });
});
