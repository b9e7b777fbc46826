import { loggerSettings } from './logger-settings.js';

const serialized = (url: string): unknown => {
  const { pinoHttp } = loggerSettings('response-ingest', 'info');
  const serializers = (pinoHttp as { serializers: Record<'req', (request: object) => object> }).serializers;
  return serializers.req({ id: '1', method: 'GET', url });
};

describe('what is logged of a request', () => {
  it.each([
    ['/r/Kc3vTqC0x9ZrWb7LmN2p', '/r/…'],
    ['/r/Kc3vTqC0x9ZrWb7LmN2p?lang=fi', '/r/…'],
    ['/u/Kc3vTqC0x9ZrWb7LmN2p', '/u/…'],
    ['/v1/responses?contactId=CON-1', '/v1/responses'],
    ['/v1/programmes/u/preview', '/v1/programmes/u/preview'],
  ])('is of %s only %s: tokens and queries are nobody’s business', (url, path) => {
    expect(serialized(url)).toEqual({ id: '1', method: 'GET', path });
  });
});
