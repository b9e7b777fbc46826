import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where a tried platform answers: beside one that may run already. */
export const ports = { sidetone: 18080, postgres: 15432, kafka: 19092, prometheus: 19090, alertmanager: 19093 };

/** A project of its own, so that neither containers nor data of another are touched. */
const environment = {
  COMPOSE_PROJECT_NAME: 'sidetone-try',
  // Grafana has no part in the loop, and is not to be had everywhere.
  COMPOSE_PROFILES: '',
  SIDETONE_PORT: String(ports.sidetone),
  POSTGRES_PORT: String(ports.postgres),
  KAFKA_PORT: String(ports.kafka),
  PROMETHEUS_PORT: String(ports.prometheus),
  ALERTMANAGER_PORT: String(ports.alertmanager),
};

/** Runs a program to its end and returns what it printed, trimmed. @throws Error with what it complained of */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repository, env: { ...process.env, ...environment, ...env } });
    let printed = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve(printed.trim());
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}.\n${complaints}${printed}`));
    });
  });
}

export const docker = (...args) => run('docker', args);

/** `docker compose …` for the tried platform, with the secrets of a folder. */
export const composeWith =
  (secrets) =>
  (...args) =>
    run('docker', ['compose', ...args], { SIDETONE_SECRETS: secrets });
