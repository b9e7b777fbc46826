import { chooseLanguage } from './index.js';

describe('chooseLanguage', () => {
  it.each([
    ['pt-BR', ['en', 'pt', 'pt-BR'], 'pt-BR'],
    ['pt-BR', ['en', 'pt'], 'pt'],
    ['pt-BR', ['en', 'fi'], 'en'],
    ['FI', ['en', 'fi'], 'fi'],
    ['sr_Latn_RS', ['en', 'sr-Latn'], 'sr-Latn'],
    ['zh-Hant-CN-x-private1', ['en', 'zh-Hant'], 'zh-Hant'],
    ['pt', ['en', 'pt-BR'], 'en'],
    [' sv ', ['en', 'sv'], 'sv'],
    ['', ['en', 'fi'], 'en'],
    ['no language at all!', ['en'], 'en'],
    ['--', ['en'], 'en'],
    [undefined, ['fi'], 'en'],
  ])('asks who wants %s of %j in %s', (wanted, available, language) => {
    expect(chooseLanguage(wanted, available, 'en')).toBe(language);
  });
});
