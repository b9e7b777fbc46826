import { settings } from '../app.settings.js';
import { MESSAGE_LANGUAGES } from '../send-messages/message-language.js';
import { stopWish } from '../take-sms/stop-wish.js';
import { howToStop, stopWord } from './how-to-stop.js';

const shipped = settings.SMS_STOP_WORDS.default ?? [];

it.each(MESSAGE_LANGUAGES)('names in %s a word that stops', (language) => {
  const word = stopWord(language, '+35840100', shipped) ?? '';
  expect(stopWish(word, shipped)).toBe('alone');
  expect(howToStop(language, word, 'https://survey.example/u/x')).toContain(word);
});

it('names a word only where it is taken, and the link where nobody can reply', () => {
  expect(stopWord('de-AT', '17000', ['raus', 'stop'])).toBe('RAUS');
  expect(stopWord('pt', '17000', shipped)).toBe('STOP');
  expect(stopWord('en', 'Luminet', shipped)).toBeUndefined();
  expect(stopWord('en', '17000', [])).toBeUndefined();
  expect(howToStop('sv', undefined, 'https://survey.example/u/x')).toBe('Avsluta: https://survey.example/u/x');
});
