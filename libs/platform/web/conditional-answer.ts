import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** The answer with its entity tag; 304 and no answer when the caller has it already (RFC 9110, If-None-Match). */
export function unlessKnown<T>(
  reply: FastifyReply,
  ifNoneMatch: string | undefined,
  tag: string,
  answer: T,
): T | undefined {
  reply.header('etag', tag);
  const tags = (ifNoneMatch ?? '').split(',').map((given) => given.trim().replace(/^W\//, ''));
  if (!tags.includes(tag) && !tags.includes('*')) return answer;
  reply.status(304);
  return undefined;
}

/** An entity tag of what an answer holds. */
export function tagOfContent(content: unknown): string {
  return tagOfText(JSON.stringify(content));
}

/** The same of an answer that is text already. */
export function tagOfText(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
