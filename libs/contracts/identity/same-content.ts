import type { Instant } from '@sidetone/domain/time';
import { canonicalJson } from './canonical-json.js';

interface Content {
  readonly type: string;
  readonly time: Instant;
  readonly subject?: string | undefined;
  readonly data: unknown;
}

/** Whether two events of one identity say the same (rule R10): type, time as an instant, subject and data; extensions do not count. */
export function sameContent(a: Content, b: Content): boolean {
  return (
    a.type === b.type && a.time === b.time && a.subject === b.subject && canonicalJson(a.data) === canonicalJson(b.data)
  );
}
