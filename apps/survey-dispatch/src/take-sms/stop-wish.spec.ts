import { settings } from '../app.settings.js';
import { readSettings } from '@sidetone/platform/config';
import { stopWish } from './stop-wish.js';

const required = { LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters', PUBLIC_URL: 'https://survey.example' };
const { SMS_STOP_WORDS } = readSettings(required, settings);
const wishOf = (text: string) => stopWish(text, SMS_STOP_WORDS);

describe('stopWish', () => {
  it.each(['STOP', ' Stop! ', '"stop"', 'ＳＴＯＰ', 'Lopeta.', 'baja', 'Stopp', 'توقف', 'הסר'])(
    'hears %j alone',
    (text) => {
      expect(wishOf(text)).toBe('alone');
    },
  );

  it.each(['Stop asking me this', 'stop, please', 'Lopeta jo nämä viestit', 'Sluta skicka detta', 'הסר אותי'])(
    'hears it where a text begins with it: %j',
    (text) => {
      expect(wishOf(text)).toBe('begins');
    },
  );

  it.each(['Stop sending wrong bills, 3', 'stop ٣'])('takes no text with a number for one: %j', (text) => {
    expect(wishOf(text)).toBe('none');
  });

  it.each(['Stopped working again', 'It will not stop', 'unstoppable', '', ' … ', '9'])('hears none in %j', (text) => {
    expect(wishOf(text)).toBe('none');
  });

  it.each(['Baja velocidad, muy mal', 'Stopp i nätet igen', 'توقف الإنترنت منذ أمس', 'Seis, gracias'])(
    'leaves a complaint, or a score, that begins like one to be read: %j',
    (text) => {
      expect(wishOf(text)).toBe('none');
    },
  );

  it('knows words of several words', () => {
    expect(stopWish('No more!', ['no more'])).toBe('alone');
    expect(stopWish('No signal', ['no more'])).toBe('none');
  });
});
