import { readArguments } from './arguments.js';

const read = (...args: string[]) =>
  readArguments(args, (program) =>
    program.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined }),
  );

describe('readArguments', () => {
  it('lives on with the default world when nothing is asked for', () => {
    expect(read()).toEqual({
      customers: 3000,
      days: 28,
      seed: 1,
      port: 8080,
      profile: 'default',
      exit: false,
      boards: false,
      keep: false,
    });
  });

  it('takes every option', () => {
    const args =
      '--customers 300 --days 14 --seed 7 --port 9000 --profile null-world --exit --out r.json --pictures img --boards --keep'.split(
        ' ',
      );
    expect(read(...args)).toEqual({
      customers: 300,
      days: 14,
      seed: 7,
      port: 9000,
      profile: 'null-world',
      exit: true,
      out: 'r.json',
      pictures: 'img',
      boards: true,
      keep: true,
    });
  });

  it.each([
    '--customers 1.5',
    '--customers many',
    '--customers 10',
    '--days 0',
    '--port 70000',
    '--seed -1',
    '--colour red',
  ])('refuses %s', (text) => {
    expect(() => read(...text.split(' '))).toThrow();
  });
});
