import { engineAddresses } from './docker-answers.js';

describe('engineAddresses', () => {
  it('asks only the engine that DOCKER_HOST names', () => {
    expect(engineAddresses({ DOCKER_HOST: 'unix:///run/user/7/docker.sock' })).toEqual([
      { socketPath: '/run/user/7/docker.sock' },
    ]);
    expect(engineAddresses({ DOCKER_HOST: 'tcp://10.0.0.5:2376' })).toEqual([{ host: '10.0.0.5', port: 2376 }]);
  });

  it('takes the port that engines use when DOCKER_HOST names none', () => {
    expect(engineAddresses({ DOCKER_HOST: 'tcp://build-host' })).toEqual([{ host: 'build-host', port: 2375 }]);
  });
});
