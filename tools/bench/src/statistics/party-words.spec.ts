import { readDone, readIntroduction } from './party-words.js';

describe('readIntroduction', () => {
  it('reads what a party can do, and by which versions', () => {
    const line = '{"ready":["lmg","lrm"],"about":"R 4.4, rms 6.8"}';
    expect(readIntroduction('R', line)).toEqual({ ready: ['lmg', 'lrm'], about: 'R 4.4, rms 6.8' });
  });

  it.each(['Loading required package: rms', '{"ready":"lmg","about":"R"}', '{"ready":[1],"about":"R"}', '[]', 'null'])(
    'quotes what is no introduction: %s',
    (line) => expect(() => readIntroduction('R', line)).toThrow(`R does not introduce itself, but says: ${line}`),
  );
});

describe('readDone', () => {
  const done = (word: object) => readDone('Python', 'lmg', JSON.stringify(word));

  it('reads seconds and values', () => {
    const word = { task: 'lmg', seconds: 0.25, values: { weight: [0.5, 0] } };
    expect(done(word)).toEqual(word);
  });

  it('takes no answer to another task, nor one without time or values', () => {
    const values = { weight: [1] };
    for (const word of [
      { task: 'johnson', seconds: 1, values },
      { task: 'lmg', seconds: -1, values },
      { task: 'lmg', seconds: 1 },
    ])
      expect(() => done(word)).toThrow('Python was asked for lmg, and says: {');
  });

  it('takes no values that are not finite numbers, however they are written', () => {
    expect(() => done({ task: 'lmg', seconds: 1, values: { weight: [1, null] } })).toThrow(
      'Python gives as weight of lmg what are not all finite numbers',
    );
    expect(() => readDone('R', 'lmg', '{"task":"lmg","seconds":1,"values":{"weight":[NaN]}}')).toThrow(
      'R was asked for lmg, and says',
    );
  });
});
