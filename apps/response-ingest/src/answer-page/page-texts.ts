import type { JourneyArea, ResponseReason } from '@sidetone/contracts/events';
import type { PageLanguage } from './page-language.js';

export interface PageTexts {
  readonly title: string;
  readonly about: Readonly<Record<JourneyArea, string>>;
  readonly question: string;
  readonly lowest: string;
  readonly highest: string;
  readonly reasonsQuestion: string;
  readonly reasons: Readonly<Record<ResponseReason, string>>;
  readonly why: string;
  readonly whyHint: string;
  readonly send: string;
  readonly change: string;
  readonly yourAnswer: (score: number) => string;
  readonly correctable: string;
  readonly notUsable: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly correct: string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly expired: string;
  readonly expiredText: string;
  readonly final: string;
  readonly finalText: string;
  readonly unreadable: string;
  readonly unreadableText: string;
  readonly away: string;
  readonly awayText: string;
}

const english: PageTexts = {
  title: 'One question',
  about: {
    sales: 'You recently bought something from us.',
    delivery: 'You recently had something delivered or installed by us.',
    support: 'You were recently in touch with our customer support.',
    billing: 'You recently asked us about a bill.',
    network: 'You use our network every day.',
  },
  question: 'How likely are you to recommend us to a friend or colleague?',
  lowest: '0 = not at all likely',
  highest: '10 = extremely likely',
  reasonsQuestion: 'What is it mostly about? You may choose several, or none.',
  reasons: {
    network: 'The network in general',
    coverage: 'Coverage',
    data: 'Mobile data or internet',
    voice: 'Calls',
    delivery: 'Delivery or installation',
    support: 'Customer support',
    billing: 'The bill',
    price: 'The price',
    product: 'The product',
    other: 'Something else',
  },
  why: 'Why did you choose this number? (optional)',
  whyHint: 'Please leave out phone numbers and other personal details. At most 4,000 characters.',
  send: 'Send my answer',
  change: 'Change my answer',
  yourAnswer: (score) => `Your answer now: ${score}.`,
  correctable: 'You can still change it here.',
  notUsable:
    'Your answer could not be saved yet. Please choose one number from 0 to 10 and keep the text below 4,000 characters.',
  thanks: 'Thank you!',
  thanksText: 'Your answer has been saved. It helps us to see what to do better.',
  correct: 'Change my answer',
  unknown: 'This link does not work',
  unknownText: 'Please open the link from our message once more. If it was cut into two lines, copy it whole.',
  expired: 'This question is closed',
  expiredText: 'The time for answering has run out. Thank you for wanting to answer.',
  final: 'Your answer can no longer be changed',
  finalText: 'The time for changing it is over. The last version that you sent in time is saved.',
  unreadable: 'Your answer could not be read',
  unreadableText:
    'Nothing was saved: the form did not arrive as we sent it. Please open the link from our message once more and answer there.',
  away: 'Please try again in a minute',
  awayText: 'We cannot reach our records for the moment, and nothing was saved just now.',
};

const finnish: PageTexts = {
  title: 'Yksi kysymys',
  about: {
    sales: 'Ostit meiltä hiljattain jotakin.',
    delivery: 'Sait meiltä hiljattain toimituksen tai asennuksen.',
    support: 'Olit hiljattain yhteydessä asiakaspalveluumme.',
    billing: 'Kysyit meiltä hiljattain laskusta.',
    network: 'Käytät verkkoamme päivittäin.',
  },
  question: 'Kuinka todennäköisesti suosittelisit meitä ystävälle tai työtoverille?',
  lowest: '0 = en lainkaan todennäköisesti',
  highest: '10 = erittäin todennäköisesti',
  reasonsQuestion: 'Mihin arviosi liittyy eniten? Voit valita useita tai jättää valitsematta.',
  reasons: {
    network: 'Verkko yleisesti',
    coverage: 'Kuuluvuus',
    data: 'Mobiilidata tai internet',
    voice: 'Puhelut',
    delivery: 'Toimitus tai asennus',
    support: 'Asiakaspalvelu',
    billing: 'Lasku',
    price: 'Hinta',
    product: 'Tuote',
    other: 'Jokin muu',
  },
  why: 'Miksi valitsit tämän numeron? (vapaaehtoinen)',
  whyHint: 'Älä kirjoita puhelinnumeroita tai muita henkilötietoja. Enintään 4 000 merkkiä.',
  send: 'Lähetä vastaus',
  change: 'Muuta vastausta',
  yourAnswer: (score) => `Vastauksesi nyt: ${score}.`,
  correctable: 'Voit vielä muuttaa sitä tässä.',
  notUsable:
    'Vastausta ei voitu vielä tallentaa. Valitse yksi numero väliltä 0–10 ja pidä teksti alle 4 000 merkin mittaisena.',
  thanks: 'Kiitos!',
  thanksText: 'Vastauksesi on tallennettu. Se auttaa meitä näkemään, mitä parantaa.',
  correct: 'Muuta vastausta',
  unknown: 'Linkki ei toimi',
  unknownText: 'Avaa viestissämme oleva linkki uudelleen. Jos se katkesi kahdelle riville, kopioi se kokonaan.',
  expired: 'Kysely on päättynyt',
  expiredText: 'Vastausaika on umpeutunut. Kiitos, että halusit vastata.',
  final: 'Vastausta ei voi enää muuttaa',
  finalText: 'Muutosaika on päättynyt. Viimeisin ajoissa lähettämäsi versio on tallessa.',
  unreadable: 'Vastaustasi ei voitu lukea',
  unreadableText:
    'Mitään ei tallennettu: lomake ei saapunut sellaisena kuin sen lähetimme. Avaa viestissämme oleva linkki uudelleen ja vastaa siellä.',
  away: 'Yritä uudelleen minuutin kuluttua',
  awayText: 'Emme saa juuri nyt yhteyttä tietoihimme, eikä mitään tallennettu äsken.',
};

const swedish: PageTexts = {
  title: 'En fråga',
  about: {
    sales: 'Du köpte nyligen något av oss.',
    delivery: 'Du fick nyligen en leverans eller installation av oss.',
    support: 'Du var nyligen i kontakt med vår kundtjänst.',
    billing: 'Du frågade oss nyligen om en räkning.',
    network: 'Du använder vårt nät varje dag.',
  },
  question: 'Hur troligt är det att du rekommenderar oss till en vän eller kollega?',
  lowest: '0 = inte alls troligt',
  highest: '10 = mycket troligt',
  reasonsQuestion: 'Vad handlar det mest om? Du kan välja flera, eller inget.',
  reasons: {
    network: 'Nätet i allmänhet',
    coverage: 'Täckningen',
    data: 'Mobildata eller internet',
    voice: 'Samtal',
    delivery: 'Leverans eller installation',
    support: 'Kundtjänsten',
    billing: 'Räkningen',
    price: 'Priset',
    product: 'Produkten',
    other: 'Något annat',
  },
  why: 'Varför valde du den siffran? (frivilligt)',
  whyHint: 'Skriv inga telefonnummer eller andra personuppgifter. Högst 4 000 tecken.',
  send: 'Skicka svaret',
  change: 'Ändra svaret',
  yourAnswer: (score) => `Ditt svar nu: ${score}.`,
  correctable: 'Du kan fortfarande ändra det här.',
  notUsable: 'Svaret kunde inte sparas ännu. Välj en siffra från 0 till 10 och håll texten under 4 000 tecken.',
  thanks: 'Tack!',
  thanksText: 'Ditt svar har sparats. Det hjälper oss att se vad vi kan göra bättre.',
  correct: 'Ändra svaret',
  unknown: 'Länken fungerar inte',
  unknownText: 'Öppna länken i vårt meddelande en gång till. Om den delades på två rader, kopiera hela.',
  expired: 'Frågan är stängd',
  expiredText: 'Svarstiden har gått ut. Tack för att du ville svara.',
  final: 'Svaret kan inte längre ändras',
  finalText: 'Tiden för ändringar är slut. Den senaste versionen som du skickade i tid är sparad.',
  unreadable: 'Ditt svar kunde inte läsas',
  unreadableText:
    'Inget sparades: formuläret kom inte fram så som vi skickade det. Öppna länken i vårt meddelande en gång till och svara där.',
  away: 'Försök igen om en minut',
  awayText: 'Vi når inte våra uppgifter just nu, och inget sparades nyss.',
};

export const pageTexts: Readonly<Record<PageLanguage, PageTexts>> = { en: english, fi: finnish, sv: swedish };
