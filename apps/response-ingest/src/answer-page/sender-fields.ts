import { SHOWN_FIELD, TRAP_FIELD } from '../record-answers/looks-automatic.js';

/** Fields that people neither see nor reach, by which `looksAutomatic` tells programs. */
export function senderFields(shownAtMs: number): string {
  return `<div class="away" aria-hidden="true"><label>URL <input name="${TRAP_FIELD}" tabindex="-1" autocomplete="off"></label></div>
<input type="hidden" name="${SHOWN_FIELD}" value="${shownAtMs}">`;
}
