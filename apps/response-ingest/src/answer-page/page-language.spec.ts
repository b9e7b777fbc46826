import { localisedText } from './localised-text.js';
import { pageReader } from './page-language.js';
import { textDirection } from './text-direction.js';

describe('the language of a page', () => {
  it("is what was chosen, then the invitation's, the browser's, the programme's, English", () => {
    const all = { chosen: 'ar', invited: 'fi-FI', acceptLanguage: 'sv', fallback: 'de' };
    expect(pageReader(all).language).toBe('ar');
    expect(pageReader({ ...all, chosen: undefined }).language).toBe('fi');
    expect(pageReader({ ...all, chosen: undefined, invited: undefined }).language).toBe('sv');
    expect(pageReader({ fallback: 'de' }).language).toBe('de');
    expect(pageReader({}).language).toBe('en');
  });

  it('falls back to the wider language, and past languages that there are no texts in', () => {
    expect(pageReader({ invited: 'es-Latn-419' }).language).toBe('es');
    expect(pageReader({ invited: 'iw' }).language).toBe('he');
    expect(pageReader({ invited: 'fi_FI' }).language).toBe('fi');
    expect(pageReader({ invited: 'pt-BR', acceptLanguage: 'pt,de-AT;q=0.8,en;q=0.5' }).language).toBe('de');
  });

  it('weighs what a browser accepts, and passes over what is no tag', () => {
    expect(pageReader({ acceptLanguage: 'en;q=0.2, sv;q=0.9, fi;q=0' }).language).toBe('sv');
    expect(pageReader({ chosen: '"><script>', acceptLanguage: '*,;;q=x,fi' }).language).toBe('fi');
    expect(pageReader({ chosen: 'constructor', invited: 'tostring' }).language).toBe('en');
  });
});

describe("a programme's text", () => {
  const austrian = pageReader({ invited: 'de-AT', fallback: 'sv' });

  it('is in the language wished, the wider one, a narrower one, or the fallback', () => {
    expect(localisedText({ de: 'Netz', 'de-AT': 'Netz in Wien' }, austrian)).toBe('Netz in Wien');
    expect(localisedText({ en: 'network', de: 'Netz' }, austrian)).toBe('Netz');
    expect(localisedText({ en: 'network', 'de-CH': 'Netz in Bern' }, austrian)).toBe('Netz in Bern');
    expect(localisedText({ en: 'network', sv: 'nätet' }, austrian)).toBe('<span lang="sv" dir="ltr">nätet</span>');
  });

  it('is marked where it runs another way than the page, and cannot become markup', () => {
    expect(localisedText({ ar: '<b>الشبكة' }, austrian)).toBe('<span lang="ar" dir="rtl">&lt;b&gt;الشبكة</span>');
    expect(localisedText({}, austrian)).toBeUndefined();
  });
});

it.each([
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['fi', 'ltr'],
])('%s runs %s', (tag, direction) => {
  expect(textDirection(tag)).toBe(direction);
});
