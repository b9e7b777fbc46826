import { asEnvironment, asProperties, brokerSettings } from './broker-settings.js';

const settings = brokerSettings({
  listen: '127.0.0.1:20001',
  advertised: '127.0.0.1:20002',
  controller: '127.0.0.1:20003',
});

describe('brokerSettings', () => {
  it('tells clients the advertised address, not the one it listens on', () => {
    expect(settings['listeners']).toContain('PLAINTEXT://127.0.0.1:20001');
    expect(settings['advertised.listeners']).toBe('PLAINTEXT://127.0.0.1:20002');
  });

  it('makes no topic that nobody asked for', () => {
    expect(settings['auto.create.topics.enable']).toBe('false');
  });

  it('puts the first clean-up of old records as far off as the later ones, a day', () => {
    expect(settings['log.initial.task.delay.ms']).toBe('86400000');
    expect(settings['log.retention.check.interval.ms']).toBe('86400000');
  });
});

describe('asProperties', () => {
  it('writes a line for each setting', () => {
    expect(asProperties({ 'node.id': '1', 'log.dirs': '/data' })).toBe('node.id=1\nlog.dirs=/data\n');
  });
});

describe('asEnvironment', () => {
  it('names variables as the image apache/kafka reads them', () => {
    expect(asEnvironment({ 'message.max.bytes': '5', 'a_b-c': 'x' })).toEqual({
      KAFKA_MESSAGE_MAX_BYTES: '5',
      KAFKA_A__B___C: 'x',
    });
  });
});
