import { Command, InvalidArgumentError } from 'commander';
import { verifyDrivers } from '@sidetone/domain/planted-truth';
import { CliFailure } from '../cli-failure.js';
import type { Surroundings } from '../surroundings.js';
import { verifiedTable } from './verified-table.js';

interface Options {
  readonly seeds: number;
  readonly answers: number;
}

/** `sidetone verify-drivers`: the driver analysis held against worlds whose truth is known. */
export function verifyDriversCommand({ out, screen }: Surroundings): Command {
  return new Command('verify-drivers')
    .description(
      'Runs the driver analysis on worlds whose truth is known, and tells how often it keeps what is promised. Ends with 1 when a promise is not kept.',
    )
    .option('--seeds <number>', 'worlds of each kind', whole(1), 50)
    .option('--answers <number>', 'answers in each world', whole(1_000), 20_000)
    .addHelpText('after', '\nExample:\n  sidetone verify-drivers --seeds 50 --answers 20000')
    .action(({ seeds, answers }: Options) => {
      const progress = (done: number, of: number) => screen?.isTTY && screen.write(`\r${done} of ${of} seeds`);
      const rows = verifyDrivers({ seeds, answers, progress });
      if (screen?.isTTY) screen.write('\n');
      out.write(`${seeds} seeds × ${answers} answers\n\n${verifiedTable(rows)}\n`);
      const missed = rows.filter(({ met }) => !met);
      if (missed.length > 0) throw new CliFailure(`Not kept: ${missed.map(({ promise }) => promise).join('; ')}.`);
    });
}

function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It is a whole number of ${least} or more.`);
  };
}
