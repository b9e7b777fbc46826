import type { CauseHints } from './hints.js';

/** Stems by cause: readable as a list, and to be extended by an operator in the words of its customers. `late$` is not `later`. */
type Words = Readonly<Record<string, string>>;

const en: Words = {
  'network.coverage': 'coverage signal reception',
  'network.slowData': 'slow speed buffer lag$ lags$ lagging',
  'network.voice': 'dropped droppin voice',
  'network.outage': 'outage blackout',
  'delivery.late': 'late$ delay overdue',
  'delivery.missedVisit': 'technician engineer fitter',
  'billing.wrongAmount': 'bill$ bills$ billed billing invoic overcharg',
  'billing.unclear': 'confusing unclear',
  'support.waiting': 'wait$ waited waiting queue hold$',
  'support.notSolved': 'unsolved unresolved',
  'support.attitude': 'rude unfriendly impolite arrogan',
  'sales.price': 'expensive price pricey costly',
  'sales.promise': 'promised mislead misled misleading',
  'outside.power': 'storm lightning',
};
const fi: Words = {
  'network.coverage': 'kuuluvuu kentta kattavuu signaali',
  'network.slowData': 'hida nopeu patki tahmea',
  'network.voice': 'puhelu katke',
  'network.outage': 'katko yhteyskatko',
  'delivery.late': 'myohas toimitu viivast',
  'delivery.missedVisit': 'asenta teknik',
  'billing.wrongAmount': 'lasku veloit',
  'support.waiting': 'jono odot',
  'support.attitude': 'tyly epaystaval epakohtel',
  'sales.price': 'kalli hinta hinna hinno',
  'outside.power': 'myrsky sahkokatko ukko',
};
const sv: Words = {
  'network.coverage': 'tackning signal mottagning',
  'network.slowData': 'langsam seg$ segt$ hastighet',
  'network.voice': 'samtal',
  'network.outage': 'avbrott driftstorning',
  'delivery.late': 'sen$ sent$ forsen leverans',
  'delivery.missedVisit': 'tekniker montor',
  'billing.wrongAmount': 'faktura rakning debiter',
  'support.waiting': 'vanta ko$ kotid',
  'support.attitude': 'otrevlig ohovlig',
  'sales.price': 'dyr pris',
  'outside.power': 'storm stromavbrott aska',
};
const de: Words = {
  'network.coverage': 'empfang netzabdeckung funkloch signal',
  'network.slowData': 'langsam geschwindigkeit ruckel',
  'network.voice': 'gesprach abgebroch',
  'network.outage': 'ausfall ausgefallen storung',
  'delivery.late': 'verspat lieferung verzoger',
  'delivery.missedVisit': 'techniker monteur',
  'billing.wrongAmount': 'rechnung abgebucht',
  'support.waiting': 'wart warteschleife hotline',
  'support.notSolved': 'ungelost',
  'support.attitude': 'unfreundlich unhoflich',
  'sales.price': 'teuer preis',
  'outside.power': 'stromausfall gewitter sturm',
};
const es: Words = {
  'network.coverage': 'cobertura senal',
  'network.slowData': 'lento lenta lentisim velocidad',
  'network.voice': 'llamada',
  'network.outage': 'averia apagon',
  'delivery.late': 'retras tarde$ demora',
  'delivery.missedVisit': 'tecnico instalador',
  'billing.wrongAmount': 'factura cobr',
  'support.waiting': 'espera esperando cola$',
  'support.attitude': 'maleduc grosero antipatic',
  'sales.price': 'caro$ cara$ precio',
  'outside.power': 'tormenta',
};
const ru: Words = {
  'network.coverage': 'покрыти сигнал ловит',
  'network.slowData': 'медлен скорост тормоз',
  'network.voice': 'звон разговор обрыва',
  'network.outage': 'авари отключ',
  'delivery.late': 'опозда задерж доставк',
  'delivery.missedVisit': 'техник мастер монтаж',
  'billing.wrongAmount': 'счет списа',
  'support.waiting': 'ожида ждал жду очеред',
  'support.attitude': 'груб хамств хамск невежлив',
  'sales.price': 'дорог$ дорого дорогая цена$ цены$ цену$ ценник',
  'outside.power': 'гроза$ грозы$ буря$ бури$',
};
const ar: Words = {
  'network.coverage': 'تغطي اشار شبك',
  'network.slowData': 'بطي بطء سرع',
  'network.voice': 'مكالم',
  'network.outage': 'انقطاع عطل',
  'delivery.late': 'تاخير تاخر توصيل',
  'delivery.missedVisit': 'فني تقني',
  'billing.wrongAmount': 'فاتور فواتير',
  'support.waiting': 'انتظار انتظر',
  'support.attitude': 'وقح',
  'sales.price': 'غالي سعر اسعار',
  'outside.power': 'عاصف',
};
const he: Words = {
  'network.coverage': 'קליט כיסוי',
  'network.slowData': 'איטי מהירות',
  'network.voice': 'שיחה שיחות',
  'network.outage': 'תקלה ניתוק',
  'delivery.late': 'איחור עיכוב משלוח',
  'delivery.missedVisit': 'טכנאי מתקין',
  'billing.wrongAmount': 'חשבונית חשבון חיוב',
  'support.waiting': 'המתנ ממתין חיכיתי',
  'support.attitude': 'גס$ גסה$ חצוף',
  'sales.price': 'יקר מחיר',
  'outside.power': 'סערה',
};

/** For the languages of the answer page, and Russian. */
export const SHIPPED_WORD_HINTS: CauseHints['words'] = Object.entries({ en, fi, sv, de, es, ru, ar, he }).flatMap(
  ([language, words]) => Object.entries(words).map(([cause, stems]) => ({ language, cause, stems: stems.split(' ') })),
);
