import { Inject, Injectable } from '@nestjs/common';
import { isJsonObject } from '@sidetone/contracts/validation';
import { SETTINGS, type Settings } from '../app.settings.js';
import { HubPermission } from './hub-permission.js';
import type { HubAnswer, HubToCall } from './hub.js';
import { readAnswer } from './read-answer.js';

/** Due work waits for each other, so a hub that hangs must not hold it up for long. */
const ANSWERS_WITHIN_MS = 5_000;

/** Speaks with hubs as TMF630 orders: `POST /hub {callback, query}`, `DELETE /hub/{id}`. */
@Injectable()
export class HubCaller {
  constructor(
    private readonly permission: HubPermission,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'TMF_HUB_AUTHORIZATION'>,
  ) {}

  /** What the hub answers to what there is to tell it. Never throws: that it cannot be reached is an answer, too. */
  async tell(hub: HubToCall): Promise<HubAnswer> {
    // Settings may have changed since it was registered.
    const refusal = this.permission.refusal(hub.hubUrl);
    if (refusal !== undefined) return { kind: 'failed', reason: refusal };
    try {
      return hub.state === 'unregistering' ? await this.unregister(hub) : await this.register(hub);
    } catch (error) {
      return { kind: 'failed', reason: `The hub does not answer (${causeOf(error)}).` };
    }
  }

  private async register({ hubUrl, callback, query }: HubToCall): Promise<HubAnswer> {
    const response = await this.call('POST', hubUrl, { callback, query: query ?? '' });
    // Registered before, and the answer was lost: it notifies us, but under which id we are known it does not say.
    if (response.status === 409 || !response.ok) {
      await response.body?.cancel();
      return response.status === 409 ? { kind: 'registered', remoteId: null } : refusedBy(response);
    }
    const body = await readAnswer(response);
    return { kind: 'registered', remoteId: idIn(body) ?? idIn(response.headers.get('location')) };
  }

  private async unregister({ hubUrl, remoteId }: HubToCall): Promise<HubAnswer> {
    if (remoteId === null) return { kind: 'unregistered' };
    const response = await this.call('DELETE', `${hubUrl.replace(/\/$/, '')}/${encodeURIComponent(remoteId)}`);
    await response.body?.cancel();
    return response.ok || response.status === 404 || response.status === 410
      ? { kind: 'unregistered' }
      : refusedBy(response);
  }

  private call(method: string, url: string, body?: object): Promise<Response> {
    const { TMF_HUB_AUTHORIZATION: authorization } = this.settings;
    return fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(authorization === '' ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Where we are sent on to was not agreed on, and would get our authorization.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
  }
}

const refusedBy = ({ status }: Response): HubAnswer => ({
  kind: 'failed',
  reason: `The hub answered with status ${status}; ${status === 401 || status === 403 ? 'check TMF_HUB_AUTHORIZATION' : 'check its address'}.`,
});

/** The id in an EventSubscription, or at the end of its address. */
function idIn(answer: unknown): string | null {
  if (typeof answer === 'string') return usable(decoded(/\/([^/?#]+)\/?$/.exec(answer)?.[1]));
  const id = isJsonObject(answer) ? answer['id'] : undefined;
  return usable(Number.isSafeInteger(id) ? String(id) : id);
}

const usable = (id: unknown): string | null => (typeof id === 'string' && /^[^\p{Cc}]{1,256}$/u.test(id) ? id : null);

function decoded(segment: string | undefined): string | undefined {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The system's code, or what kind of failure it was; addresses in messages may hold what is secret. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  // Ports of other protocols, such as 6000 or 9, are never called by fetch.
  if (cause instanceof Error && cause.message === 'bad port') return 'bad port: the hub needs another one';
  return error.name === 'TimeoutError' ? `nothing within ${ANSWERS_WITHIN_MS / 1_000} s` : error.name;
}
