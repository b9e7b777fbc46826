import type { InteractionKind } from '@sidetone/domain/programmes';
import type { MessageLanguage } from '../send-messages/message-language.js';

type Kind = Exclude<InteractionKind, 'other'>;

/** How an occasion is named. */
interface Words {
  /** What it was, with its day. */
  readonly named: Readonly<Record<Kind, (date: string) => string>>;
  /** The same as a sentence without a day. */
  readonly told: Readonly<Record<Kind, string>>;
  /** Where no interaction is asked about. */
  readonly general: string;
}

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    named: {
      sale: (date) => `your purchase on ${date}`,
      delivery: (date) => `your delivery on ${date}`,
      technicianVisit: (date) => `your installation on ${date}`,
      support: (date) => `your contact with our support on ${date}`,
      billing: (date) => `your question about a bill on ${date}`,
    },
    told: {
      sale: 'You recently bought something from us.',
      delivery: 'We recently delivered your order.',
      technicianVisit: 'Our technician recently visited you.',
      support: 'You were recently in touch with our customer support.',
      billing: 'You recently asked us about a bill.',
    },
    general: 'our service',
  },
  fi: {
    named: {
      sale: (date) => `ostoksesi ${date}`,
      delivery: (date) => `toimituksesi ${date}`,
      technicianVisit: (date) => `asennuksesi ${date}`,
      support: (date) => `yhteydenottosi asiakaspalveluumme ${date}`,
      billing: (date) => `kysymyksesi laskusta ${date}`,
    },
    told: {
      sale: 'Ostit meiltä hiljattain jotakin.',
      delivery: 'Toimitimme hiljattain tilauksesi.',
      technicianVisit: 'Asentajamme kävi hiljattain luonasi.',
      support: 'Olit hiljattain yhteydessä asiakaspalveluumme.',
      billing: 'Kysyit meiltä hiljattain laskusta.',
    },
    general: 'palvelumme',
  },
  sv: {
    named: {
      sale: (date) => `ditt köp den ${date}`,
      delivery: (date) => `din leverans den ${date}`,
      technicianVisit: (date) => `din installation den ${date}`,
      support: (date) => `din kontakt med vår kundtjänst den ${date}`,
      billing: (date) => `din fråga om en räkning den ${date}`,
    },
    told: {
      sale: 'Du köpte nyligen något av oss.',
      delivery: 'Vi levererade nyligen din beställning.',
      technicianVisit: 'Vår tekniker besökte dig nyligen.',
      support: 'Du var nyligen i kontakt med vår kundtjänst.',
      billing: 'Du frågade oss nyligen om en räkning.',
    },
    general: 'vår tjänst',
  },
  ar: {
    named: {
      sale: (date) => `عملية الشراء بتاريخ ${date}`,
      delivery: (date) => `توصيل طلبك بتاريخ ${date}`,
      technicianVisit: (date) => `تركيب خدمتك بتاريخ ${date}`,
      support: (date) => `تواصلك مع دعم العملاء بتاريخ ${date}`,
      billing: (date) => `استفسارك عن الفاتورة بتاريخ ${date}`,
    },
    told: {
      sale: 'لقد اشتريت منا مؤخرًا.',
      delivery: 'قمنا مؤخرًا بتوصيل طلبك.',
      technicianVisit: 'زارك فنيّنا مؤخرًا.',
      support: 'تواصلت مؤخرًا مع دعم العملاء لدينا.',
      billing: 'سألتنا مؤخرًا عن فاتورة.',
    },
    general: 'خدمتنا',
  },
};

/** What it was, with its day. @param date as it is written in that language */
export function namedOccasion(kind: InteractionKind | undefined, date: string, language: MessageLanguage): string {
  const { named, general } = words[language];
  return kind === undefined || kind === 'other' ? general : named[kind](date);
}

/** What it was, as a sentence; empty where nothing in particular was. */
export function toldOccasion(kind: InteractionKind | undefined, language: MessageLanguage): string {
  return kind === undefined || kind === 'other' ? '' : words[language].told[kind];
}
