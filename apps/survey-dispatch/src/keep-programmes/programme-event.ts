import { programmePublished, type OutgoingEvent } from '@sidetone/contracts/events';
import { REASON_CODES, type Localised, type Programme } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { SOURCE } from '../source.js';

/** Tells what a programme's page asks from now on. */
export function publishedEvent(programme: Programme, at: Instant): OutgoingEvent {
  const { programmeId, version, title, state, journeyArea, occasion, fallbackLanguage, questionnaire } = programme;
  const { reasons, indicators, mayWeCallYou, mayWeQuoteYou, changed } = questionnaire;
  return programmePublished.create({
    id: `${programmeId}:${version}`,
    source: SOURCE,
    time: at,
    subject: programmeId,
    data: {
      programmeId,
      version,
      kind: occasion.kind,
      title,
      state,
      journeyArea,
      fallbackLanguage,
      reasons: reasons.flatMap(({ code: given, labels }) => {
        const code = REASON_CODES.find((known) => known === given);
        return code === undefined ? [] : [{ code, labels: labels && labelsIn(labels) }];
      }),
      indicators: indicators.map(({ labels, ...rest }) => ({ ...rest, labels: labelsIn(labels) })),
      mayWeCallYou,
      mayWeQuoteYou,
      changed: changed && labelsIn(changed),
      publishedAt: toIso(at),
    },
  });
}

const labelsIn = (texts: Localised): { readonly language: string; readonly text: string }[] =>
  Object.entries(texts).map(([language, text]) => ({ language, text }));
