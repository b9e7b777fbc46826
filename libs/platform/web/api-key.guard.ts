import { createHash, timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { noteKeyName } from './key-name.js';
import { Problem } from './problem.js';
import { IS_PUBLIC } from './public.js';

/** Lets a request in whose `X-Api-Key` is one of the configured keys, unless the route is public. */
export class ApiKeyGuard implements CanActivate {
  private readonly known: readonly { readonly name: string; readonly digest: Buffer }[];

  /** @param keys name → key */
  constructor(
    private readonly reflector: Reflector,
    keys: ReadonlyMap<string, string>,
  ) {
    this.known = [...keys].map(([name, key]) => ({ name, digest: digestOf(key) }));
  }

  canActivate(context: ExecutionContext): boolean {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = request.headers['x-api-key'];
    const offered = digestOf(typeof given === 'string' ? given : '');
    const key = this.known.find(({ digest }) => timingSafeEqual(digest, offered));
    if (typeof given === 'string' && key) {
      noteKeyName(request, key.name);
      return true;
    }
    throw new Problem(401, 'API key needed', 'Send one of the configured API keys in the header X-Api-Key.');
  }
}

/** Digests of equal length can be compared in a time that tells nothing of the key. */
function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
