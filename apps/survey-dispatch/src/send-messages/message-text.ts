import type { InteractionKind } from '@sidetone/domain/programmes';
import type { MessageLanguage } from './message-language.js';

type Occasions = Readonly<Record<Exclude<InteractionKind, 'other'>, string>>;

const occasions: Readonly<Record<MessageLanguage, Occasions>> = {
  en: {
    sale: 'You recently bought something from us.',
    delivery: 'We recently delivered your order.',
    technicianVisit: 'Our technician recently visited you.',
    support: 'You were recently in touch with our customer support.',
    billing: 'You recently asked us about a bill.',
  },
  fi: {
    sale: 'Ostit meiltä hiljattain jotakin.',
    delivery: 'Toimitimme hiljattain tilauksesi.',
    technicianVisit: 'Asentajamme kävi hiljattain luonasi.',
    support: 'Olit hiljattain yhteydessä asiakaspalveluumme.',
    billing: 'Kysyit meiltä hiljattain laskusta.',
  },
  sv: {
    sale: 'Du köpte nyligen något av oss.',
    delivery: 'Vi levererade nyligen din beställning.',
    technicianVisit: 'Vår tekniker besökte dig nyligen.',
    support: 'Du var nyligen i kontakt med vår kundtjänst.',
    billing: 'Du frågade oss nyligen om en räkning.',
  },
};

const requests: Readonly<Record<MessageLanguage, string>> = {
  en: 'How did it go? One question, ten seconds:',
  fi: 'Miten se sujui? Yksi kysymys, kymmenen sekuntia:',
  sv: 'Hur gick det? En fråga, tio sekunder:',
};

/** The message that the link follows: what the occasion was, and what we ask for. Names nobody. */
export function messageText(kind: InteractionKind, language: MessageLanguage): string {
  const occasion = kind === 'other' ? '' : `${occasions[language][kind]} `;
  return `${occasion}${requests[language]}`;
}
