import { sinkSettings, workerProperties } from './connect-settings.js';

const plan = {
  brokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
  port: 8083,
  folder: '/somewhere',
  topic: 'suite.bench.call',
  databaseUrl: 'postgres://postgres:p%40ss@127.0.0.1:5432/suite',
  table: 'connect_event',
};

it('tells the worker its brokers, its port and its folders', () => {
  const lines = workerProperties(plan).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'bootstrap.servers=127.0.0.1:9092,127.0.0.1:9093',
      'listeners=http://127.0.0.1:8083',
      'plugin.path=/somewhere/plugins',
    ]),
  );
});

it('keeps user and password out of the address of the database, and reads what is escaped in it', () => {
  expect(sinkSettings(plan)).toMatchObject({
    'connection.url': 'jdbc:postgresql://127.0.0.1:5432/suite?reWriteBatchedInserts=true',
    'connection.username': 'postgres',
    'connection.password': 'p@ss',
  });
});
