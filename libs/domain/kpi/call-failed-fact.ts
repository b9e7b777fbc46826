import type { Fact } from './fact.js';
import type { Witness } from './witness.js';

/** What the network or the probe said about the end of a call; each protocol has a table of its own. */
export interface CallCause {
  readonly protocol: 'q850' | 'sip' | 'releaseCause' | 'failureCause' | 'causeForTerm' | 'probe';
  readonly value: number;
}

/** Per protocol the causes that are the network's fault; an operator may bring a table of its own. */
export type NetworkCauses = Readonly<Record<Exclude<CallCause['protocol'], 'probe'>, ReadonlySet<number>>>;

/**
 * Causes of network class (event vocabulary, 3.2). Left out on purpose: Q.850 16 and 31 are normal, 18 and 20 are coverage;
 * SIP 404, 480, 484, 486, 487, 600 and 603 are the user's side (RFC 6076); causeForTerm 1 and 2 are partial records, 3 says
 * nothing alone, 5 is a lack of credit; release cause 1 is the user hanging up.
 */
export const NETWORK_CAUSES: NetworkCauses = {
  releaseCause: new Set([2, 3, 4, 5, 6, 7]),
  failureCause: new Set([1, 2, 3]),
  q850: new Set([25, 27, 34, 38, 41, 42, 44, 47, 58, 63, 102, 111, 127]),
  sip: new Set([408, 500, 502, 503, 504, 580]),
  causeForTerm: new Set([4]),
};

/** Whether the network failed. A probe has no table: it reports failures only, and is believed. */
export function isNetworkFault({ protocol, value }: CallCause, networkCauses: NetworkCauses = NETWORK_CAUSES): boolean {
  return protocol === 'probe' || networkCauses[protocol].has(value);
}

/** A failed call as a fact, with `networkFault` beside what was told of it. */
export function callFailedFact(
  witness: Witness,
  data: Readonly<Record<string, unknown>> & { readonly cause: CallCause },
  networkCauses: NetworkCauses = NETWORK_CAUSES,
): Fact {
  const { eventId, type, at, share, line } = witness;
  // Made for each failed call that comes in: spreading costs five times as much here.
  const fields = Object.assign({}, data, { networkFault: isNetworkFault(data.cause, networkCauses) });
  return {
    name: 'call.failed',
    eventId,
    type,
    at,
    fields,
    ...(share !== undefined && { share }),
    ...(line !== undefined && { line }),
  };
}
