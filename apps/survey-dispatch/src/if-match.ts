import { Problem } from '@sidetone/platform/web';

/** The entity tag of a version, as it stands in `ETag` and `If-Match`. */
export const tagOf = (version: number): string => `"${version}"`;

/**
 * Refuses an edit of something that has changed meanwhile (RFC 9110, If-Match).
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
