import { HubPermission } from './hub-permission.js';

const permission = (origins: readonly string[], authorization = '') =>
  new HubPermission({ TMF_HUB_ORIGINS: new Set(origins), TMF_HUB_AUTHORIZATION: authorization });

describe('HubPermission', () => {
  it('lets no hub be called unless its origin is listed', () => {
    const hubUrl = 'https://tickets.example/tmf-api/hub';
    expect(permission([]).refusal(hubUrl)).toContain('TMF_HUB_ORIGINS is empty');
    expect(permission(['https://tickets.example']).refusal(hubUrl)).toBeUndefined();
  });

  it.each([
    'http://tickets.example/hub',
    'https://tickets.example:8443/hub',
    'https://tickets.example.evil.example/hub',
    'http://169.254.169.254/hub',
    'http://localhost:5432/hub',
  ])('does not take %s for https://tickets.example', (hubUrl) => {
    expect(permission(['https://tickets.example']).refusal(hubUrl)).toContain('not among those of TMF_HUB_ORIGINS');
  });

  it.each([
    ['http://tickets.example', true],
    ['https://tickets.example', false],
    ['http://127.0.0.1:18099', false],
    ['http://localhost:18099', false],
    ['http://[::1]:18099', false],
    ['http://127.0.0.1.evil.example', true],
  ])('sends the authorization to %s: refused is %s', (origin, isRefused) => {
    const refusal = permission([origin], 'Bearer x').refusal(`${origin}/hub`);
    expect(refusal?.includes('https only') ?? false).toBe(isRefused);
    expect(permission([origin]).refusal(`${origin}/hub`)).toBeUndefined();
  });
});
