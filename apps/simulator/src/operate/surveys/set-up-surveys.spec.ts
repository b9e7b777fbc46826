import { loadProfile } from '../../profiles/load-profile.js';
import type { PlatformApi } from './platform-api.js';
import { endCalendar, setUpSurveys } from './set-up-surveys.js';

const { surveys } = loadProfile('three-programmes');
if (!surveys) throw new Error('The profile sets up surveys.');

/** What is put, and what the platform lists. */
function aPlatform(programmes: readonly object[] = []) {
  const puts: { readonly path: string; readonly body: unknown }[] = [];
  const put: PlatformApi['put'] = async (_service, path, body) => void puts.push({ path, body });
  const list = (async () => programmes) as PlatformApi['list'];
  return { puts, api: { put, list } };
}

describe('setUpSurveys', () => {
  it('puts the rules of the loop in the order in which they lean on one another, then policy and programmes', async () => {
    const { puts, api } = aPlatform();
    await setUpSurveys(surveys, api);
    expect(puts.slice(0, 6).map(({ path }) => path)).toEqual([
      ...['/v1/calendars', '/v1/case-teams', '/v1/routing-rules', '/v1/service-levels', '/v1/contact-policy'],
      '/v1/programmes/luminet-annual',
    ]);
    expect(puts[3]?.body).toEqual(surveys.loop?.['service-levels']);
  });
});

describe('endCalendar', () => {
  it('ends what asks by the calendar or about cases, and what the platform would ask with in its place', async () => {
    const occasion = { kind: 'verification', delayHours: 0 };
    const clocks = { invitedDays: 1, answeredDays: 0 };
    const { puts, api } = aPlatform([
      { programmeId: 'verification', title: 'As shipped', state: 'active', occasion, clocks },
      { programmeId: 'other', title: 'Ended', state: 'ended', occasion, clocks },
      { programmeId: 'talks', title: 'After talks', state: 'active', occasion: { kind: 'transactional' }, clocks },
      { programmeId: 'elisa-verification', title: 'Own', state: 'active', occasion, clocks },
    ]);
    await endCalendar(surveys, api);
    expect(puts.map(({ path }) => path.replace('/v1/programmes/', ''))).toEqual([
      ...['verification', 'luminet-annual', 'jet-wave-1', 'jet-wave-2', 'jet-wave-3', 'elisa-verification'],
    ]);
    expect(puts[0]?.body).toEqual({ title: 'As shipped', occasion, clocks, state: 'ended' });
    for (const { body } of puts) expect(body).toMatchObject({ state: 'ended' });
  });
});
