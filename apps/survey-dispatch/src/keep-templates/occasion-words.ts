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
      technicianVisit: (date) => `our technician's visit on ${date}`,
      support: (date) => `your contact with our support on ${date}`,
      billing: (date) => `your question about a bill on ${date}`,
    },
    told: {
      sale: 'You recently bought something from us.',
      delivery: 'We recently delivered your order.',
      technicianVisit: 'Our technician recently visited you.',
      support: 'You recently contacted our support.',
      billing: 'You recently asked us about a bill.',
    },
    general: 'our service',
  },
  fi: {
    named: {
      sale: (date) => `ostoksesi ${date}`,
      delivery: (date) => `toimituksesi ${date}`,
      technicianVisit: (date) => `teknikkomme käynti ${date}`,
      support: (date) => `yhteydenottosi asiakaspalveluumme ${date}`,
      billing: (date) => `kysymyksesi laskusta ${date}`,
    },
    told: {
      sale: 'Ostit meiltä hiljattain jotakin.',
      delivery: 'Toimitimme hiljattain tilauksesi.',
      technicianVisit: 'Teknikkomme kävi hiljattain luonasi.',
      support: 'Olit hiljattain yhteydessä asiakaspalveluumme.',
      billing: 'Kysyit meiltä hiljattain laskusta.',
    },
    general: 'palvelumme',
  },
  sv: {
    named: {
      sale: (date) => `ditt köp den ${date}`,
      delivery: (date) => `din leverans den ${date}`,
      technicianVisit: (date) => `vår teknikers besök den ${date}`,
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
  de: {
    named: {
      sale: (date) => `Ihr Kauf am ${date}`,
      delivery: (date) => `Ihre Lieferung am ${date}`,
      technicianVisit: (date) => `der Besuch unseres Technikers am ${date}`,
      support: (date) => `Ihr Kontakt mit unserem Kundendienst am ${date}`,
      billing: (date) => `Ihre Frage zu einer Rechnung am ${date}`,
    },
    told: {
      sale: 'Sie haben kürzlich etwas bei uns gekauft.',
      delivery: 'Wir haben Ihnen kürzlich eine Bestellung geliefert.',
      technicianVisit: 'Unser Techniker war kürzlich bei Ihnen.',
      support: 'Sie hatten kürzlich Kontakt mit unserem Kundendienst.',
      billing: 'Sie haben uns kürzlich zu einer Rechnung gefragt.',
    },
    general: 'unser Service',
  },
  // Words with letters that GSM's alphabet has, or a text message would cost twice as much.
  es: {
    named: {
      sale: (date) => `tu compra del ${date}`,
      delivery: (date) => `la entrega de tu pedido el ${date}`,
      technicianVisit: (date) => `la visita de nuestro técnico el ${date}`,
      support: (date) => `tu contacto con nuestro equipo de soporte el ${date}`,
      billing: (date) => `tu consulta sobre una factura el ${date}`,
    },
    told: {
      sale: 'Hace poco nos compraste algo.',
      delivery: 'Hace poco entregamos tu pedido.',
      technicianVisit: 'Nuestro técnico te ha visitado hace poco.',
      support: 'Hace poco hablaste con nuestro equipo de soporte.',
      billing: 'Hace poco nos preguntaste por una factura.',
    },
    general: 'nuestro servicio',
  },
  ar: {
    named: {
      sale: (date) => `عملية الشراء بتاريخ ${date}`,
      delivery: (date) => `توصيل طلبك بتاريخ ${date}`,
      technicianVisit: (date) => `زيارة فنيّنا بتاريخ ${date}`,
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
  he: {
    named: {
      sale: (date) => `הרכישה שלך מיום ${date}`,
      delivery: (date) => `המשלוח שלך מיום ${date}`,
      technicianVisit: (date) => `ביקור הטכנאי שלנו מיום ${date}`,
      support: (date) => `הפנייה שלך לתמיכה מיום ${date}`,
      billing: (date) => `הפנייה שלך בנושא חשבון מיום ${date}`,
    },
    told: {
      sale: 'לאחרונה רכשת אצלנו.',
      delivery: 'לאחרונה סיפקנו את ההזמנה שלך.',
      technicianVisit: 'הטכנאי שלנו ביקר אצלך לאחרונה.',
      support: 'לאחרונה פנית לתמיכה שלנו.',
      billing: 'לאחרונה פנית אלינו בנושא חשבון.',
    },
    general: 'השירות שלנו',
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
