import { num, platformSettings, readSettings, SettingsError, str, wholeNumberFrom } from './index.js';

const sound = {
  DATABASE_URL: 'postgres://role:secret@db:5432/sidetone',
  KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092,',
  API_KEYS: 'grafana:4f1c4f1c4f1c, crm:with:colons:in:it',
};

describe('readSettings', () => {
  it('reads lists and pairs, and falls back to what is told as default', () => {
    const settings = readSettings(sound, platformSettings);
    expect(settings).toMatchObject({
      KAFKA_BROKERS: ['kafka-1:9092', 'kafka-2:9092'],
      CLOCK: 'system',
      PORT: 3000,
      KAFKA_TOPIC_PREFIX: '',
    });
    expect([...settings.API_KEYS]).toEqual([
      ['grafana', '4f1c4f1c4f1c'],
      ['crm', 'with:colons:in:it'],
    ]);
  });

  it('names every problem at once, with what it means and an example', () => {
    const read = () =>
      readSettings({ KAFKA_BROKERS: ' , ', API_KEYS: 'crm:short', CLOCK: 'sundial', PORT: '99999' }, platformSettings);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/5 setting\(s\) need mending/);
    for (const name of ['DATABASE_URL is missing', 'KAFKA_BROKERS', 'API_KEYS', 'CLOCK', 'PORT'])
      expect(read).toThrow(`- ${name}`);
    expect(read).toThrow('Example: KAFKA_BROKERS=kafka-1:9092,kafka-2:9092');
  });

  it('never repeats a secret in what it says', () => {
    const read = () => readSettings({ ...sound, API_KEYS: 'crm:hunter2' }, platformSettings);
    expect(read).toThrow(/at least 8 characters/);
    expect(read).not.toThrow(/hunter2/);
  });

  it.each(['Europe/Atlantis', '+02:00', ''])('refuses %j as a time zone before any day is reckoned with it', (zone) => {
    expect(() => readSettings({ ...sound, OPERATOR_TIME_ZONE: zone }, platformSettings)).toThrow('OPERATOR_TIME_ZONE');
  });

  it('takes a time zone by its name', () => {
    const settings = readSettings({ ...sound, OPERATOR_TIME_ZONE: 'Europe/Budapest' }, platformSettings);
    expect(settings.OPERATOR_TIME_ZONE).toBe('Europe/Budapest');
  });

  it.each(['0', '-3', '1.5', 'Infinity', ' ', 'NaN'])('refuses %j where a whole number from 1 is asked for', (days) => {
    expect(() => readSettings({ DAYS: days }, { DAYS: wholeNumberFrom(1)({ desc: 'days' }) })).toThrow('- DAYS');
  });

  it('takes an empty text for nothing where nothing is allowed, and nowhere else', () => {
    const days = wholeNumberFrom(1)({ desc: 'days', default: undefined });
    expect(readSettings({ DAYS: '' }, { DAYS: days })).toEqual({ DAYS: undefined });
    expect(() => readSettings({ DAYS: '' }, { DAYS: wholeNumberFrom(1)({ desc: 'days' }) })).toThrow('- DAYS');
  });

  it('reads a service’s own settings beside those of the platform', () => {
    const specs = { NAME: str({ desc: 'a name' }), DAYS: num({ desc: 'days', default: 28 }) };
    expect(readSettings({ NAME: 'x', DAYS: '7' }, specs)).toEqual({ NAME: 'x', DAYS: 7 });
    expect(() => readSettings({ NAME: 'x', DAYS: 'seven' }, specs)).toThrow('- DAYS is not valid');
  });
});
