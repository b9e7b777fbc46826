import { InfrastructureError } from '../failure/index.js';
import { dockerAnswers } from './docker-answers.js';

/** How Kafka and PostgreSQL are started where none are given. */
export type Way = 'docker' | 'embedded';

export interface ChosenWay {
  readonly way: Way;
  /** By SIDETONE_INFRASTRUCTURE: then no other way is tried. */
  readonly forced: boolean;
}

/**
 * Docker where an engine answers, else embedded; `SIDETONE_INFRASTRUCTURE=docker|embedded` decides instead.
 * @throws InfrastructureError for another value, or when Docker is asked for and no engine answers
 */
export async function chooseWay(
  env: Readonly<Record<string, string | undefined>>,
  engineAnswers: typeof dockerAnswers = dockerAnswers,
): Promise<ChosenWay> {
  const wanted = env['SIDETONE_INFRASTRUCTURE'];
  if (wanted === undefined || wanted === '') {
    return { way: (await engineAnswers(env)) ? 'docker' : 'embedded', forced: false };
  }
  if (wanted === 'embedded') return { way: 'embedded', forced: true };
  if (wanted !== 'docker') {
    throw new InfrastructureError(
      `SIDETONE_INFRASTRUCTURE is "${wanted}"; it may be "docker" or "embedded", or be left out to let Sidetone choose.`,
    );
  }
  if (await engineAnswers(env)) return { way: 'docker', forced: true };
  throw new InfrastructureError(
    'SIDETONE_INFRASTRUCTURE asks for Docker, and no engine answers; start Docker, or set SIDETONE_INFRASTRUCTURE=embedded.',
  );
}
