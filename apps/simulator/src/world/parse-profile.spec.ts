import { loadProfile, profileNames } from '../profiles/load-profile.js';
import { parseProfile } from './parse-profile.js';

describe('a profile', () => {
  it.each(profileNames())('that comes with the simulator can be used: %s', (name) => {
    expect(loadProfile(name).name).toBe(name);
  });

  it('is refused with every problem named at once', () => {
    const profile = {
      ...loadProfile('default'),
      pace: { tickHours: -1, liveTickSeconds: 60 },
      score: { cuts: [1], temperCorrelation: 2 },
    };
    expect(() => parseProfile(profile, 'mine.json')).toThrow(
      /mine\.json[^]*\/pace\/tickHours[^]*\/score\/cuts[^]*\/score\/temperCorrelation/,
    );
  });

  it('is refused when its cuts do not rise, an effect stands twice, or a KPI without effect has one', () => {
    const profile = loadProfile('default');
    const [first, ...others] = profile.score.cuts;
    const cuts = [...others, first];
    const effects = [
      ...profile.effects,
      ...profile.effects.filter(({ role }) => role === 'none').map((effect) => ({ ...effect, beta: 1 })),
    ];
    expect(() => parseProfile({ ...profile, effects, score: { ...profile.score, cuts } }, 'mine.json')).toThrow(
      /must rise[^]*a second time[^]*beta must be 0/,
    );
  });

  it('is refused when a line would be used more than wholly', () => {
    const profile = loadProfile('default');
    const network = { ...profile.network, workCell: { share: 0.3, homeWeight: 0.7, workWeight: 0.4 } };
    expect(() => parseProfile({ ...profile, network }, 'mine.json')).toThrow(/workCell[^]*more than 1/);
  });

  it('needs no outages, no changes of life and no second cell', () => {
    const { outages: _outages, ...profile } = loadProfile('default');
    const { changes: _changes, accountLevelConsumers: _shared, ...people } = profile.people;
    const { workCell: _work, ...network } = profile.network;
    expect(parseProfile({ ...profile, people, network }, 'mine.json').outages).toBeUndefined();
  });

  it('is refused when its surveys contradict themselves, with every place named', () => {
    const profile = loadProfile('three-programmes');
    const { surveys } = profile;
    if (!surveys) throw new Error('The profile sets up surveys.');
    const programmes = surveys.programmes.map((programme, index) => ({
      ...programme,
      programmeId: index === 1 ? 'luminet-annual' : programme.programmeId,
      body: { ...programme.body, occasion: { ...programme.body.occasion, opensAt: 'soon', previousWaveId: 'none' } },
    }));
    const interviews = { ...surveys.behaviour.interviews, calledFrom: 20, calledTo: 9, answers: 0 };
    const cases = { ...surveys.behaviour.cases, unreachable: 0.6, noContact: 0.6, forgiven: { patched: 1, mended: 0 } };
    const wrong = { startsOn: '2026-13-01', programmes, behaviour: { ...surveys.behaviour, interviews, cases } };
    expect(() => parseProfile({ ...profile, surveys: { ...surveys, ...wrong } }, 'mine.json')).toThrow(
      /startsOn is no day[^]*programmes\/1 is a second programme called luminet-annual[^]*programmes\/5\/body\/occasion\/opensAt[^]*no programme has a wave none[^]*calledTo[^]*somebody must answer[^]*unreachable and noContact[^]*what is mended/,
    );
  });

  it('is refused when a programme says nothing of its occasion, or everybody is in a segment of fixed size', () => {
    const profile = loadProfile('three-programmes');
    const programmes = [{ operator: 'Luminet', programmeId: 'one', body: { title: 'One' } }];
    expect(() => parseProfile({ ...profile, surveys: { ...profile.surveys, programmes } }, 'mine.json')).toThrow(
      /surveys\/programmes\/0\/body must have required property 'occasion'/,
    );
    const segments = profile.people.segments.map((segment) => ({ ...segment, customers: 10 }));
    expect(() => parseProfile({ ...profile, people: { ...profile.people, segments } }, 'mine.json')).toThrow(
      /at least one segment must take whoever is left/,
    );
  });

  it('that does not exist is named, with those that do', () => {
    expect(() => loadProfile('nowhere')).toThrow(/"nowhere" cannot be read[^]*default, null-world/);
  });
});
