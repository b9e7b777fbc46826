import type { CallCause } from '../kpi/index.js';
import type { CallCauses } from './call-record.js';

export interface DecisiveCause extends CallCause {
  readonly text?: string | undefined;
}

const PROTOCOL_OF_REASON = { RELEASE_CAUSE: 'releaseCause', FAILURE_CAUSE: 'failureCause' } as const;
/** Below 300 SIP tells how the set-up went, not why the call ended. */
const FIRST_SIP_FAILURE = 300;
/** Partial records (1, 2) end no call, and an unsuccessful attempt (3) says nothing of whose fault it was. */
const SAYS_NOTHING: ReadonlySet<number> = new Set([1, 2, 3]);

/**
 * The one cause that tells why a call ended, where several are recorded: RELEASE_CAUSE or FAILURE_CAUSE (3GPP TS 24.229) before
 * Q.850 before SIP before causeForTerm (event vocabulary, 3.2). Undefined when nothing tells it.
 */
export function decisiveCause({ reasons, q850, sip, causeForTerm }: CallCauses): DecisiveCause | undefined {
  for (const { protocol, cause, text } of reasons) {
    if (protocol === 'RELEASE_CAUSE' || protocol === 'FAILURE_CAUSE') {
      return { protocol: PROTOCOL_OF_REASON[protocol], value: cause, ...(text === undefined ? {} : { text }) };
    }
  }
  const ofHeader = (protocol: string): number | undefined =>
    reasons.find((reason) => reason.protocol === protocol)?.cause;
  const q850Cause = q850 ?? ofHeader('Q.850');
  if (q850Cause !== undefined && q850Cause > 0) return { protocol: 'q850', value: q850Cause };
  const sipStatus = sip ?? ofHeader('SIP');
  if (sipStatus !== undefined && sipStatus >= FIRST_SIP_FAILURE) return { protocol: 'sip', value: sipStatus };
  if (causeForTerm !== undefined && !SAYS_NOTHING.has(causeForTerm)) {
    return { protocol: 'causeForTerm', value: causeForTerm };
  }
  return undefined;
}
