import type { CallReason } from './call-record.js';

const ENTRY = /^\s*([\w.-]+)\s*(;.*)?$/s;
const CAUSE = /;\s*cause\s*=\s*(\d{1,5})\s*(?:;|$)/i;
const TEXT = /;\s*text\s*=\s*"((?:[^"\\]|\\.)*)"/i;

/**
 * The entries of a SIP Reason header that name a cause (RFC 3326: `protocol;cause=n;text="…"`, several separated by commas).
 * Undefined for a text that is no such header; an entry without a cause is passed over, as the RFC allows it.
 */
export function readReasons(header: string): readonly CallReason[] | undefined {
  const reasons: CallReason[] = [];
  for (const entry of entriesOf(header)) {
    const [, protocol, parameters = ''] = ENTRY.exec(entry) ?? [];
    if (protocol === undefined) return undefined;
    const [, cause] = CAUSE.exec(parameters) ?? [];
    const [, text] = TEXT.exec(parameters) ?? [];
    if (cause === undefined) continue;
    reasons.push({
      protocol: protocol.toUpperCase(),
      cause: Number(cause),
      ...(text === undefined ? {} : { text: text.replace(/\\(.)/gs, '$1') }),
    });
  }
  return reasons;
}

/** Cut at the commas that stand outside quotes. */
function entriesOf(header: string): readonly string[] {
  return header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/gs) ?? [];
}
