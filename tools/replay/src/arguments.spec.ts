import { readArguments } from './arguments.js';

const read = (...args: string[]) =>
  readArguments(args, (program) => program.exitOverride().configureOutput({ writeErr: () => undefined }));

describe('readArguments', () => {
  it('wants a file and its map', () => {
    expect(read('--answers', 'a.csv', '--map', 'm.json')).toEqual({ answers: 'a.csv', map: 'm.json', stay: false });
    expect(() => read('--answers', 'a.csv')).toThrow('--map');
    expect(() => read('--map', 'm.json')).toThrow('--answers');
  });

  it('ends by itself unless it is told to stay', () => {
    expect(read('--answers', 'a.csv', '--map', 'm.json', '--exit', '--out', 'r.json')).toMatchObject({
      stay: false,
      out: 'r.json',
    });
    expect(read('--answers', 'a.csv', '--map', 'm.json', '--stay').stay).toBe(true);
  });
});
