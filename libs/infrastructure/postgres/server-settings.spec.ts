import { asArguments } from './server-settings.js';

describe('asArguments', () => {
  it('gives each setting to the server as an option', () => {
    expect(asArguments({ port: '5432', timezone: 'UTC' })).toEqual(['-c', 'port=5432', '-c', 'timezone=UTC']);
  });
});
