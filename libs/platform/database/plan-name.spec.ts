import { planName } from './plan-name.js';

describe('planName', () => {
  it('gives a text one name, another text another, and no more names than connections can keep plans of', () => {
    const texts = Array.from({ length: 600 }, (_, index) => `select ${index}`);
    const names = texts.map(planName);
    const given = names.filter((name) => name !== undefined);
    expect(new Set(given).size).toBe(given.length);
    expect(given.length).toBe(500);
    expect(texts.map(planName)).toEqual(names);
  });
});
