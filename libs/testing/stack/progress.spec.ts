import { createProgress } from './progress.js';

describe('createProgress', () => {
  const screen = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, isTTY, columns: 40, write: (text: string) => written.push(text) };
  };

  it('rewrites one line on a terminal, and leaves it when the next step begins', () => {
    const terminal = screen(true);
    const progress = createProgress(terminal, () => 0);
    progress.update('day 1/56');
    progress.update('day 2/56');
    progress.step('ranking');
    expect(terminal.written.map((text) => text.includes('\n'))).toEqual([false, false, true, true]);
    expect(terminal.written[1]).toMatch(/^\r.*day 2\/56$/);
  });

  it('cuts the changing line at the width of the terminal, so that it stays one line', () => {
    const terminal = screen(true);
    createProgress(terminal, () => 0).update('x'.repeat(100));
    expect(terminal.written.join('').match(/x/g)?.length).toBeLessThan(40);
  });

  it('writes plain lines elsewhere, at most one every five seconds', () => {
    const file = screen(false);
    let now = 0;
    const progress = createProgress(file, () => now);
    for (now = 0; now <= 10_000; now += 1_000) progress.update(`at ${now}`);
    expect(file.written.map((line) => line.trim())).toEqual(['0.0 s  at 0', '5.0 s  at 5000', '10.0 s  at 10000']);
  });
});
