import { readYearArguments } from './year-arguments.js';

const read = (...args: string[]) =>
  readYearArguments(args, (program) =>
    program.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined }),
  );

describe('readYearArguments', () => {
  it('lives a year of three programmes when nothing else is asked for', () => {
    expect(read()).toEqual({
      ...{
        customers: 240,
        days: 365,
        seed: 1,
        port: 8080,
        profile: 'three-programmes',
        exit: false,
        boards: false,
        keep: false,
      },
    });
  });

  it.each(['--json', '--out'])('writes the result where %s says', (option) => {
    expect(read(option, 'year.json', '--exit')).toMatchObject({ out: 'year.json', exit: true });
  });

  it.each(['--customers 10', '--days 0', '--port 70000', '--colour red'])('refuses %s', (text) => {
    expect(() => read(...text.split(' '))).toThrow();
  });
});
