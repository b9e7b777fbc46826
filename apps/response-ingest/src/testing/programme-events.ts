import { programmePublished, type OutgoingEvent, type ProgrammePublished } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A version of a programme that asks everything a page can ask, or what you make of it. */
export function aProgramme(
  programmeId: string,
  version: number,
  at: Instant,
  data: Partial<ProgrammePublished> = {},
): OutgoingEvent {
  return programmePublished.create({
    id: `${programmeId}:${version}`,
    source: '//sidetone/survey-dispatch',
    time: at,
    data: {
      programmeId,
      version,
      kind: 'transactional',
      title: 'After a support contact',
      state: 'active',
      journeyArea: 'support',
      fallbackLanguage: 'en',
      reasons: [
        { code: 'support' },
        { code: 'data' },
        {
          code: 'delivery',
          labels: [
            { language: 'en', text: 'The repair took too long' },
            { language: 'fi', text: 'Korjaus kesti liian kauan' },
            { language: 'ar', text: 'استغرق الإصلاح وقتًا طويلًا' },
          ],
        },
        { code: 'other' },
      ],
      indicators: [
        {
          indicatorId: 'speed',
          weight: 0.6,
          labels: [
            { language: 'en', text: 'How quickly we repaired it' },
            { language: 'fi', text: 'Korjauksen nopeus' },
            { language: 'ar', text: 'سرعة الإصلاح' },
          ],
        },
        {
          indicatorId: 'manners',
          weight: 0.4,
          labels: [
            { language: 'en', text: 'How well we kept you informed' },
            { language: 'fi', text: 'Miten pidimme sinut ajan tasalla' },
            { language: 'ar', text: 'مدى إبقائنا إياك على اطلاع' },
          ],
        },
      ],
      mayWeCallYou: true,
      mayWeQuoteYou: true,
      changed: [
        { language: 'en', text: 'Technicians now call half an hour before they come.' },
        { language: 'fi', text: 'Asentajat soittavat nyt puoli tuntia ennen tuloaan.' },
        { language: 'ar', text: 'يتصل الفنيون الآن قبل وصولهم بنصف ساعة.' },
      ],
      publishedAt: toIso(at),
      ...data,
    },
  });
}
