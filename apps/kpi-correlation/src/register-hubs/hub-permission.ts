import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../app.settings.js';

/** Settings by which an operator says which addresses this process may call. */
type HubSettings = Pick<Settings, 'TMF_HUB_ORIGINS' | 'TMF_HUB_AUTHORIZATION'>;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Which hubs may be called: whoever has a key of the API must not have us call, or send our authorization to, whom they like. */
@Injectable()
export class HubPermission {
  constructor(@Inject(SETTINGS) private readonly settings: HubSettings) {}

  /** Why a hub may not be called, as a sentence that names the setting; undefined where it may. */
  refusal(hubUrl: string): string | undefined {
    const { TMF_HUB_ORIGINS: origins, TMF_HUB_AUTHORIZATION: authorization } = this.settings;
    const url = URL.parse(hubUrl);
    if (url === null || !origins.has(url.origin)) {
      return origins.size === 0
        ? 'No hub may be called here: TMF_HUB_ORIGINS is empty; list the origin of the hub there, such as https://tickets.example, and start kpi-correlation again.'
        : 'Its origin is not among those of TMF_HUB_ORIGINS; add it there and start kpi-correlation again.';
    }
    if (authorization !== '' && url.protocol !== 'https:' && !LOOPBACK.test(url.hostname)) {
      return 'TMF_HUB_AUTHORIZATION is set, which may be sent over https only: give the https address of the hub.';
    }
    return undefined;
  }
}
