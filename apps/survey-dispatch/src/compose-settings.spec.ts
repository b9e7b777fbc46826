import { readFileSync } from 'node:fs';
import { readSettings } from '@sidetone/platform/config';
import { settings } from './app.settings.js';

const NAMED = /^ {6}([A-Z][A-Z_]+): (.*)$/gm;
const COMPOSE = new URL('../../../docker-compose.yml', import.meta.url);

/** What Docker Compose gives this service where nobody set anything. */
function environmentOfCompose(): Readonly<Record<string, string>> {
  const file = readFileSync(COMPOSE, 'utf8');
  const service = file.slice(file.indexOf('\n  survey-dispatch:'), file.indexOf('\n  response-ingest:'));
  return Object.fromEntries(
    [...service.matchAll(NAMED)].map(([, name = '', value = '']) => [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')]),
  );
}

describe('docker-compose.yml', () => {
  it('passes on every setting of the service', () => {
    expect(Object.keys(environmentOfCompose())).toEqual(expect.arrayContaining(Object.keys(settings)));
  });

  it('starts the service where nobody set anything, with its own defaults, and without mail and text messages', () => {
    const { SMTP_URL, SMPP_URL, ...read } = readSettings(environmentOfCompose(), settings);
    expect([SMTP_URL, SMPP_URL]).toEqual([undefined, undefined]);
    const required = { LINK_SECRET: read.LINK_SECRET, PUBLIC_URL: read.PUBLIC_URL, GATEWAY_URL: read.GATEWAY_URL };
    expect(read).toEqual(readSettings(required, settings));
  });
});
