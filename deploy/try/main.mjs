import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeWith, docker, ports, repository, run } from './compose.mjs';
import { lookAtContainers, lookAtImage } from './image.mjs';
import { goAroundTheLoop } from './loop.mjs';
import { alertIs, pageShows, watchTheLoop } from './watch.mjs';

const HELP = `Tries the container image: builds it, brings docker-compose.yml up with secrets of its own, goes around the loop once by the
API, looks at Prometheus, stops everything and removes it. It needs Docker with Compose, and ports ${Object.values(ports).join(', ')} of this machine.

  npm run compose:try -- [--alert] [--keep] [--no-build]

  --alert     also stops a service, and waits until its alert fires and, after the service is back, clears: three minutes more
  --keep      leaves everything running and says how to stop it
  --no-build  takes the image as it is
`;
const PROGRAMS = ['survey-dispatch', 'response-ingest', 'scoring', 'kpi-correlation', 'close-the-loop', 'proxy'];
const IMAGE = process.env.SIDETONE_IMAGE ?? 'sidetone';
const MOST_SECONDS_TO_SCORE = 120;

const { values: asked } = parseArgs({
  options: {
    alert: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (asked.help) process.stdout.write(HELP);
else await tryIt().catch(fail);

async function tryIt() {
  const secrets = await mkdtemp(join(tmpdir(), 'sidetone-try-'));
  const compose = composeWith(secrets);
  try {
    await run('sh', [join(repository, 'deploy', 'secrets', 'make'), secrets]);
    if (!asked['no-build']) {
      const built = stopwatch();
      await compose('build');
      say(`The image is built after ${built()} s.`);
    }
    const { size, ours, packages } = await lookAtImage(IMAGE);
    say(
      `It has ${size.toFixed(0)} MB, ${ours.toFixed(0)} of them ours with ${packages} packages; none is for development.`,
    );
    await compose('down', '--volumes', '--remove-orphans');
    try {
      await bringUpAndLook(compose, secrets);
    } catch (error) {
      process.stderr.write(`${await compose('ps', '--all')}\n${await compose('logs', '--tail', '12')}\n`);
      throw error;
    }
    if (asked.keep)
      return say(
        `It runs at http://localhost:${ports.sidetone}. Stop it by: docker compose -p sidetone-try down --volumes`,
      );
    await stopAll(compose);
  } finally {
    if (!asked.keep) {
      await compose('down', '--volumes', '--remove-orphans');
      await rm(secrets, { recursive: true, force: true });
    }
  }
}

async function bringUpAndLook(compose, secrets) {
  const since = stopwatch();
  await compose('up', '--detach', '--wait', '--no-build');
  say(`Everything is healthy after ${since()} s.`);
  await lookAtContainers((await compose('ps', '--quiet', ...PROGRAMS)).split('\n'));
  say('Our programs run as a plain user, on a root filesystem they cannot write, without capabilities.');

  const login = (await readFile(join(secrets, 'api_keys'), 'utf8')).trim();
  const [, key] = login.split(/:(.*)/s);
  const base = `http://localhost:${ports.sidetone}`;
  let first;
  const { score, fault, theCase } = await goAroundTheLoop({
    ...{ base, key, run: String(Date.now()) },
    onScore: () => (first = since()),
  });
  say(
    `First score after ${first} s: ${score.score.toFixed(1)} (${score.low.toFixed(1)} to ${score.high.toFixed(1)}) of ${score.n} answers.`,
  );
  say(
    `${theCase.caseId} is ${theCase.state} for ${theCase.team}; beside its answer stands ${fault.events} event of ${fault.kpi}.`,
  );

  await pageShows(base, login, score.score);
  const onScreen = since();
  say(`The page at / shows it after ${onScreen} s.`);
  if (onScreen > MOST_SECONDS_TO_SCORE)
    throw new Error(`The page at / shall show a score within ${MOST_SECONDS_TO_SCORE} s.`);

  const { services, alerts } = await watchTheLoop(`http://localhost:${ports.prometheus}`, score.score);
  say(
    `Prometheus scrapes ${services} services and the proxy, tells the same score, and holds ${alerts} alerts (after ${since()} s).`,
  );
  if (asked.alert) await seeAnAlert(compose);
}

async function seeAnAlert(compose) {
  const about = {
    alertmanager: `http://localhost:${ports.alertmanager}`,
    alertname: 'SidetoneServiceDown',
    service: 'scoring',
  };
  const stopped = stopwatch();
  await compose('stop', 'scoring');
  await alertIs('fires', about);
  say(`scoring stopped: SidetoneServiceDown fires after ${stopped()} s.`);
  const back = stopwatch();
  await compose('up', '--detach', '--wait', '--no-build', 'scoring');
  await alertIs('is over', about);
  say(`scoring is back: it is over after ${back()} s.`);
}

/** Programs end by themselves when asked to: well before they would be killed, and without an error. */
async function stopAll(compose) {
  const ids = (await compose('ps', '--quiet', ...PROGRAMS)).split('\n');
  const since = stopwatch();
  await compose('stop', ...PROGRAMS);
  const seconds = since();
  const states = JSON.parse(await docker('inspect', ...ids));
  const killed = states.filter(({ State: state }) => state.ExitCode !== 0);
  if (killed.length > 0)
    throw new Error(
      killed.map(({ Name, State }) => `${Name} ended with ${State.ExitCode} when told to stop.`).join('\n'),
    );
  say(`Told to stop, all ${states.length} ended by themselves with exit code 0 within ${seconds} s.`);
}

/** Whole seconds since now. */
function stopwatch() {
  const started = performance.now();
  return () => Math.round((performance.now() - started) / 1000);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
