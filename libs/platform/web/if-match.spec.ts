import { mayEdit, tagOf } from './if-match.js';

const status = (ifMatch: string | undefined, version: number | undefined): number => {
  try {
    mayEdit(ifMatch, version);
    return 200;
  } catch (error) {
    if (error instanceof Error && 'getStatus' in error && typeof error.getStatus === 'function')
      return error.getStatus();
    throw error;
  }
};

describe('mayEdit', () => {
  it('lets something new be made, and the version in force be changed', () => {
    expect(status(undefined, undefined)).toBe(200);
    expect(status(tagOf(7), 7)).toBe(200);
    expect(status('"3", "7"', 7)).toBe(200);
    expect(status('*', 0)).toBe(200);
  });

  it('wants to be told which version is changed', () => {
    expect(status(undefined, 0)).toBe(428);
  });

  it('refuses to change what is not in force, or not there; a weak tag says too little', () => {
    expect(status('"6"', 7)).toBe(412);
    expect(status('7', 7)).toBe(412);
    expect(status('W/"7"', 7)).toBe(412);
    expect(status('"0"', undefined)).toBe(412);
    expect(status('*', undefined)).toBe(412);
  });
});
