import { setTimeout as pause } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';
import type { ServiceName } from '@sidetone/platform/service';
import type { ServiceApi } from './service-api.js';

const backlogShape = Type.Object({ lag: Type.Number(), outbox: Type.Number(), due: Type.Number() });

export interface SettleOptions {
  readonly signal?: AbortSignal;
  /** Told what is left, whenever somebody looks. */
  readonly onLeft?: (records: number) => void;
  /** Whether work that is due counts, too. Where time goes on by itself it may never be none. */
  readonly includeDue?: boolean;
}

const POLL_MS = 100;
/** Nothing moving for this long means that something is stuck, however much there was to do. */
const STALL_MS = 60_000;
/** One quiet look may fall between an outbox and the consumer that it feeds; three in a row do not. */
const QUIET_LOOKS = 3;

/**
 * Waits until the services have read, published and done all there is.
 * @throws InfrastructureError naming what is left when nothing has moved for a minute; the signal's reason when stopped
 */
export async function waitUntilSettled(
  api: ServiceApi,
  services: readonly ServiceName[],
  options: SettleOptions = {},
): Promise<void> {
  const { signal, onLeft, includeDue = true } = options;
  let quiet = 0;
  let seen = '';
  let movedAt = performance.now();
  while (quiet < QUIET_LOOKS) {
    signal?.throwIfAborted();
    const looks = await Promise.all(services.map((service) => look(api, service, includeDue)));
    const left = looks.reduce((sum, { records }) => sum + records, 0);
    const now = looks.map(({ text }) => text).join('; ');
    if (now !== seen) movedAt = performance.now();
    seen = now;
    quiet = left === 0 ? quiet + 1 : 0;
    onLeft?.(left);
    if (performance.now() - movedAt > STALL_MS && quiet === 0) {
      throw new InfrastructureError(`The services have stopped moving: ${seen}. Their logs say why.`);
    }
    await pause(POLL_MS);
  }
}

async function look(
  api: ServiceApi,
  service: ServiceName,
  includeDue: boolean,
): Promise<{ records: number; text: string }> {
  try {
    const { lag, outbox, due } = await api.get(service, '/health/backlog', backlogShape);
    const text = `${service} has ${lag} records to read, ${outbox} to publish and ${due} due`;
    return { records: lag + outbox + (includeDue ? due : 0), text };
  } catch (error) {
    return { records: 1, text: messageOf(error) };
  }
}
