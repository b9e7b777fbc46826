import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { RunningService } from '@sidetone/testing/suite';

export interface TimedAnswer {
  readonly milliseconds: number;
  readonly body: unknown;
}

/**
 * Asks a service and reads its answer, over a connection that stays open; reading the JSON is in the time.
 * @throws InfrastructureError for an answer that is not 200, with what it says
 */
export async function timedGet(service: RunningService, path: string): Promise<TimedAnswer> {
  const asked = performance.now();
  const { status, body } = await service.call('GET', path);
  const milliseconds = performance.now() - asked;
  if (status !== 200)
    throw new InfrastructureError(`${path} was answered with ${status}: ${JSON.stringify(body).slice(0, 300)}`);
  return { milliseconds, body };
}
