import { createHash, timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { IS_PUBLIC } from './public.js';

/** Lets a request in whose `X-Api-Key` is one of the configured keys, unless the route is public. */
export class ApiKeyGuard implements CanActivate {
  private readonly digests: readonly Buffer[];

  /** @param keys name → key */
  constructor(
    private readonly reflector: Reflector,
    keys: ReadonlyMap<string, string>,
  ) {
    this.digests = [...keys.values()].map(digest);
  }

  canActivate(context: ExecutionContext): boolean {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic === true) return true;
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers['x-api-key'];
    const offered = digest(typeof given === 'string' ? given : '');
    if (typeof given === 'string' && this.digests.some((known) => timingSafeEqual(known, offered))) return true;
    throw new Problem(401, 'API key needed', 'Send one of the configured API keys in the header X-Api-Key.');
  }
}

/** Digests of equal length can be compared in a time that tells nothing of the key. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
