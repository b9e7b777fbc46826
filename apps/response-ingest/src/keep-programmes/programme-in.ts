import type { ProgrammePublished } from '@sidetone/contracts/events';
import type { Localised } from '@sidetone/domain/programmes';
import type { KnownProgramme } from './known-programme.js';

type Label = ProgrammePublished['indicators'][number]['labels'][number];

/** A version of a programme as its event tells it. */
export function programmeIn(data: ProgrammePublished): KnownProgramme {
  return {
    version: data.version,
    journeyArea: data.journeyArea,
    fallbackLanguage: canonical(data.fallbackLanguage) ?? 'en',
    questionnaire: {
      reasons: data.reasons.map(({ code, labels }) => (labels ? { code, labels: localised(labels) } : { code })),
      indicators: data.indicators.map(({ indicatorId, weight, labels }) => ({
        indicatorId,
        weight,
        labels: localised(labels),
      })),
      mayWeCallYou: data.mayWeCallYou,
      mayWeQuoteYou: data.mayWeQuoteYou,
      ...(data.changed ? { changed: localised(data.changed) } : {}),
    },
  };
}

/** By canonical tag (`pt-br` → `pt-BR`). A text whose language is none can be shown to nobody. */
function localised(labels: readonly Label[]): Localised {
  return Object.fromEntries(
    labels.flatMap(({ language, text }) => {
      const tag = canonical(language);
      return tag === undefined || text.trim() === '' ? [] : [[tag, text]];
    }),
  );
}

function canonical(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
