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

  it('that does not exist is named, with those that do', () => {
    expect(() => loadProfile('nowhere')).toThrow(/"nowhere" cannot be read[^]*default, null-world/);
  });
});
