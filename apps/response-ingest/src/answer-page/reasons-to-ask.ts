import type { JourneyArea, ResponseReason } from '@sidetone/contracts/events';
import type { Localised } from '@sidetone/domain/programmes';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import { REASONS } from '../record-answers/answer.js';

const BY_AREA: Readonly<Record<JourneyArea, readonly ResponseReason[]>> = {
  sales: ['product', 'price', 'support', 'delivery', 'other'],
  delivery: ['delivery', 'product', 'support', 'network', 'other'],
  support: ['support', 'network', 'coverage', 'data', 'voice', 'delivery', 'billing', 'other'],
  billing: ['billing', 'price', 'product', 'support', 'other'],
  network: ['network', 'coverage', 'data', 'voice', 'price', 'other'],
};

export interface ReasonToAsk {
  readonly code: ResponseReason;
  /** The programme's own words for it. */
  readonly labels: Localised | undefined;
}

/** What may be ticked: the programme's reasons in its order, else those of its journey area, else, and without a programme, all there are. */
export function reasonsToAsk(programme: KnownProgramme | undefined): readonly ReasonToAsk[] {
  const listed = programme?.questionnaire.reasons ?? [];
  const own = listed.flatMap(({ code, labels }) => {
    const known = REASONS.find((reason) => reason === code);
    return known === undefined ? [] : [{ code: known, labels }];
  });
  if (own.length > 0) return own;
  const area = programme?.journeyArea;
  return (area === undefined ? REASONS : BY_AREA[area]).map((code) => ({ code, labels: undefined }));
}
