const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/** Shows one line per step with its seconds, on `out`; it moves only where a person watches. */
export async function step(name, work, out = process.stderr) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  const line = (mark, note = '') => `${mark} ${name.padEnd(28)}${seconds()} s${note && `  ${note}`}`;
  let turn = 0;
  const spinner = out.isTTY && setInterval(() => out.write(`\r${line(frames[turn++ % frames.length])}`), FRAME_MS);
  const finish = (mark, note) => {
    clearInterval(spinner);
    out.write(`${out.isTTY ? '\r\u001b[K' : ''}${line(mark, note)}\n`);
  };
  try {
    const note = await work();
    finish('✓', typeof note === 'string' ? note : '');
  } catch (error) {
    finish('✗');
    throw error;
  }
}
