import { Inject, Injectable } from '@nestjs/common';
import { badRequest, Problem } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { Seal } from './seal.js';
import { newSecret, SECRET_RULE, secretBytes } from './webhook-secret.js';

/** A secret as it is stored, and as it is told once where it was made here. */
export interface SealedSecret {
  readonly sealed: string;
  readonly made: string | undefined;
}

/** The secrets of webhooks, which leave the database sealed and this process never. */
@Injectable()
export class Secrets {
  private readonly seal: Seal | undefined;

  constructor(@Inject(SETTINGS) { WEBHOOK_KEY: key }: Pick<Settings, 'WEBHOOK_KEY'>) {
    this.seal = key === undefined ? undefined : new Seal(key);
  }

  /** The secret that was given, or a new one. @throws Problem 400 for one that is too weak, 409 where none can be kept */
  keep(webhookId: string, given: string | null | undefined): SealedSecret {
    if (!this.seal)
      throw new Problem(
        409,
        'Webhooks are not configured',
        'WEBHOOK_KEY is not set: close-the-loop needs it to keep the secrets of webhooks. Set it to 32 random characters or more, and start the service again.',
      );
    const made = given === null || given === undefined ? newSecret() : undefined;
    const secret = given ?? made ?? '';
    if (!secretBytes(secret))
      throw badRequest('The secret cannot be used.', [{ field: 'secret', message: SECRET_RULE }]);
    return { sealed: this.seal.seal(secret, webhookId), made };
  }

  /** What signs. One that does not open, because WEBHOOK_KEY was changed, is left out. */
  open(webhookId: string, sealed: readonly string[]): readonly Buffer[] {
    return sealed.flatMap((one) => {
      const secret = this.seal?.open(one, webhookId);
      const bytes = secret === undefined ? undefined : secretBytes(secret);
      return bytes === undefined ? [] : [bytes];
    });
  }
}
