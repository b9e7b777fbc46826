import type { Delivery } from './message-channel.js';

/** SMPP 3.4, 5.1.3: the centre is busy, or at fault itself. */
const PASSING: ReadonlySet<number> = new Set([
  0x08, // ESME_RSYSERR
  0x14, // ESME_RMSGQFUL
  0x58, // ESME_RTHROTTLED
  0x64, // ESME_RX_T_APPN
]);
/** The number is at fault. */
const NO_SUCH_NUMBER: ReadonlySet<number> = new Set([
  0x0b, // ESME_RINVDSTADR
  0x50, // ESME_RINVDSTTON
  0x51, // ESME_RINVDSTNPI
]);

/** What became of a message that the centre answered with an error. Nothing was taken then. */
export function deliveryOfStatus(status: number): Extract<Delivery, { kind: 'away' | 'refused' | 'bounced' }> {
  const why = `the message centre answered with status 0x${status.toString(16).padStart(2, '0')}`;
  if (PASSING.has(status)) return { kind: 'away', why };
  return { kind: NO_SUCH_NUMBER.has(status) ? 'bounced' : 'refused', why };
}
