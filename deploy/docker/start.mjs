/** Starts the program that the first argument names; what follows are its own arguments. */
const programs = {
  'survey-dispatch': 'apps/survey-dispatch/dist/main.js',
  'response-ingest': 'apps/response-ingest/dist/main.js',
  scoring: 'apps/scoring/dist/main.js',
  'kpi-correlation': 'apps/kpi-correlation/dist/main.js',
  'close-the-loop': 'apps/close-the-loop/dist/main.js',
  sidetone: 'tools/cli/dist/main.js',
  proxy: 'tools/demo/dist/proxy/main.js',
  simulator: 'apps/simulator/dist/main.js',
};

const [, , name = '', ...rest] = process.argv;
const program = programs[name];
if (program === undefined) {
  const wanted = name === '' || name === '--help' ? 'Say which program to start' : `There is no program ${name}`;
  console.error(`${wanted}: ${Object.keys(programs).join(', ')}.`);
  process.exit(name === '--help' ? 0 : 1);
}
const url = new URL(`../../${program}`, import.meta.url);
process.argv = [process.argv[0], url.pathname, ...rest];
await import(url.href);
