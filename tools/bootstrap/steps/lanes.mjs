import { step } from './progress.mjs';

/** Runs lanes side by side and the jobs of a lane one after the other; a job whose need failed is left out. */
export async function runLanes(lanes) {
  const results = await Promise.all(lanes.map((lane) => runLane(lane)));
  return results.flat();
}

async function runLane(lane) {
  const results = [];
  for (const job of lane) {
    const failedNeed = results.some(({ name, fate }) => name === job.needs && fate === 'failed');
    if (failedNeed || job.skip?.()) results.push({ name: job.name, fate: 'left out', seconds: 0, output: '' });
    else results.push(await runJob(job));
  }
  return results;
}

async function runJob({ name, run }) {
  const started = performance.now();
  let outcome = { code: 1, output: '' };
  const quiet = { write: (text) => process.stderr.write(text), isTTY: false }; // two spinners would fight for one line
  await step(
    name,
    async () => {
      outcome = await run();
      if (outcome.code !== 0) throw new Error(name);
    },
    quiet,
  ).catch(() => undefined);
  const seconds = (performance.now() - started) / 1000;
  return { name, fate: outcome.code === 0 ? 'ok' : 'failed', seconds, output: outcome.output };
}

/** What became of each job, and how long it took. */
export function table(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results
    .map(({ name, fate, seconds }) => `${name.padEnd(width)}  ${fate.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s`)
    .join('\n');
}
