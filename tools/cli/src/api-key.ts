import { CliFailure } from './cli-failure.js';

/** The key for the API: as given, else that of the environment. @throws CliFailure where there is neither */
export function apiKey(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  const key = given ?? environment['SIDETONE_API_KEY'];
  if (key === undefined || key === '')
    throw new CliFailure('an API key is needed; give --key or set SIDETONE_API_KEY.');
  return key;
}
