import type { Command } from 'commander';
import { createProgram } from './program.js';

const commands = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(commands)];

const quiet = (command: Command): Command => {
  for (const one of commands(command))
    one.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  return command;
};
const program = () => quiet(createProgram({ environment: {}, out: { write: () => undefined } }));
const run = (...args: string[]) => program().parseAsync(args, { from: 'user' });

describe('sidetone', () => {
  it('shows an example for every command that does something', () => {
    for (const command of commands(program()).filter(({ commands: inner }) => inner.length === 0)) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toContain('Example:');
    }
  });

  it('names every setting that is missing before it does anything', async () => {
    await expect(run('provision')).rejects.toThrow(/DATABASE_URL is missing[^]*SERVICE_DATABASE_PASSWORD is missing/);
    await expect(run('dlq', 'list')).rejects.toThrow('KAFKA_BROKERS is missing');
  });

  it('wants to be told clearly what to send again', async () => {
    await expect(run('dlq', 'replay')).rejects.toThrow('give either ids or --topic');
    await expect(run('dlq', 'replay', 'oss.call.v1/0/1', '--topic', 'oss.call.v1')).rejects.toThrow(
      'give either ids or --topic',
    );
  });

  it.each([
    ['dlq', 'show', 'nonsense'],
    ['dlq', 'replay', 'oss.call.v1/0'],
    ['dlq', 'list', '--limit', '0'],
    ['verify-drivers', '--seeds', '0'],
    ['verify-drivers', '--answers', '12.5'],
    ['dlq', 'burn'],
  ])('refuses %s %s %s %s', async (...args) => {
    await expect(run(...args)).rejects.toThrow();
  });
});
