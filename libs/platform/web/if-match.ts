import { Problem } from './problem.js';

/** The entity tag of a version, as it stands in `ETag` and `If-Match`. */
export const tagOf = (version: number): string => `"${version}"`;

/**
 * Lets an edit through that knows what it changes (RFC 9110, If-Match), or that makes something new.
 * @param version in force; undefined when there is nothing yet
 * @throws Problem 428 when it does not say what it changes, 412 when that is no longer in force
 */
export function mayEdit(ifMatch: string | undefined, version: number | undefined): void {
  if (ifMatch === undefined && version !== undefined) {
    throw new Problem(
      428,
      'Say which version you change',
      `Version ${version} is in force. Read it, and send its ETag in If-Match: ${tagOf(version)}.`,
    );
  }
  mustMatch(ifMatch, version);
}

/**
 * Refuses an edit of something that has changed meanwhile; one that does not say what it changes is let through.
 * @param version in force; undefined when there is nothing yet
 * @throws Problem 412
 */
export function mustMatch(ifMatch: string | undefined, version: number | undefined): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (version !== undefined && (tags.includes('*') || tags.includes(tagOf(version)))) return;
  throw new Problem(
    412,
    'Changed meanwhile',
    version === undefined
      ? 'There is nothing to change yet: leave If-Match out to make it.'
      : `The version in force is ${version}, not ${ifMatch}. Read it again, and change that one.`,
  );
}
