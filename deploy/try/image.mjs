import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docker, repository } from './compose.mjs';

const MEGABYTE = 1e6;

/** What the image weighs and holds: its size in MB, and that of what lies on its base. @throws Error when it holds what is for development only */
export async function lookAtImage(image) {
  const { devDependencies } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  const program = `process.stdout.write(JSON.stringify(require('fs').readdirSync('node_modules').flatMap((name) =>
    name[0] === '@' ? require('fs').readdirSync('node_modules/' + name).map((one) => name + '/' + one) : name)))`;
  const held = JSON.parse(await docker('run', '--rm', '--entrypoint', 'node', image, '-e', program));
  const forDevelopment = Object.keys(devDependencies).filter((name) => held.includes(name));
  if (forDevelopment.length > 0)
    throw new Error(`The image holds ${forDevelopment.join(', ')}, which no program needs.`);
  const size = Number(await docker('image', 'inspect', '--format', '{{.Size}}', image));
  const layers = await docker('history', '--format', '{{.Size}}|{{.CreatedBy}}', '--no-trunc', '--human=false', image);
  const ours = layers
    .split('\n')
    .filter((line) => /COPY/.test(line))
    .slice(0, 4)
    .reduce((sum, line) => sum + Number(line.split('|')[0]), 0);
  return { size: size / MEGABYTE, ours: ours / MEGABYTE, packages: held.length };
}

/** @throws Error where a container of ours may do more than it needs */
export async function lookAtContainers(ids) {
  for (const id of ids) {
    const [one] = JSON.parse(await docker('inspect', id));
    const { HostConfig: host, Config: config, Name: name } = one;
    const faults = [
      config.User === 'node' ? [] : 'it runs as root',
      host.ReadonlyRootfs ? [] : 'its root filesystem can be written',
      host.CapDrop?.includes('ALL') ? [] : 'it keeps capabilities',
      host.SecurityOpt?.some((option) => option.startsWith('no-new-privileges')) ? [] : 'it may gain privileges',
    ].flat();
    if (faults.length > 0) throw new Error(`${name}: ${faults.join(', ')}.`);
  }
}
