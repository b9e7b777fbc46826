import {
  HttpException,
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { MINUTE_MS, SECOND_MS } from '@sidetone/domain/time';
import { Problem } from '@sidetone/platform/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, type Observable } from 'rxjs';
import { SETTINGS, type Settings } from '../app.settings.js';
import { clientAddress } from './client-address.js';
import { GuessLimit } from './guess-limit.js';

/** 429 for an address that tried too many unknown links. */
export class TooManyGuesses extends Problem {
  readonly minutes: number;

  constructor(waitMs: number) {
    const minutes = Math.ceil(waitMs / MINUTE_MS);
    super(
      429,
      'Too many unknown links',
      `Many links that are none came from this address. Try again in ${minutes} min.`,
    );
    this.minutes = minutes;
  }
}

/** Shuts out whoever tries link after link. The 404 of an unknown link is sent after it was counted, the same way for every such link. */
@Injectable()
export class LimitGuesses implements NestInterceptor {
  constructor(
    private readonly limit: GuessLimit,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'TRUSTED_PROXIES'>,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const { socket, headers } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
    const address = clientAddress(socket.remoteAddress ?? '', forwarded, this.settings.TRUSTED_PROXIES);
    const waitMs = this.limit.waitMs(address);
    if (waitMs > 0) {
      reply.header('retry-after', String(Math.ceil(waitMs / SECOND_MS)));
      throw new TooManyGuesses(waitMs);
    }
    const count = async (status: number): Promise<void> => {
      if (status === 404) await this.limit.noteUnknown(address);
    };
    return next.handle().pipe(
      concatMap(async (body) => {
        await count(reply.statusCode);
        return body;
      }),
      catchError(async (error: unknown) => {
        await count(error instanceof HttpException ? error.getStatus() : 500);
        throw error;
      }),
    );
  }
}
