import fc from 'fast-check';
import { redact } from './index.js';

const textOf = (text: string): string => redact(text).text;

describe('redact', () => {
  it('replaces the phone numbers of the Finnish comment', () => {
    expect(redact('Soittakaa 040 123 4567 tai +358 40 1234567 heti')).toEqual({
      text: 'Soittakaa [phone] tai [phone] heti',
      redacted: true,
    });
  });

  it.each([
    '0401234567',
    '+358 (0)40-123 4567',
    '(040) 123-4567',
    '040/1234567',
    '00358.40.123.4567',
    '+27 82 555 0123',
    '555-1234',
    '01 23 45 67 89',
    '+7 (916) 123-45-67',
    '040\u00a0123\u00a04567',
    '040\u2011123\u20114567',
    '040\u200b123\u200b4567',
    '\u202a+358401234567',
    '٠٤٠ ١٢٣ ٤٥٦٧',
    '०४०१२३४५६७',
    '０４０－１２３－４５６７',
    '𝟎𝟒𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕',
    '0️⃣4️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣',
    '⓪④⓪①②③④⑤⑥⑦',
    '0 4 0 1 2 3 4 5 6 7',
  ])('knows %s for a phone number', (number) => {
    expect(textOf(`Call ${number}, please`).replace('\u202a', '')).toBe('Call [phone], please');
  });

  it('finds a number between letters', () => {
    expect(textOf('tel0401234567kiitos')).toBe('tel[phone]kiitos');
  });

  it('leaves nothing of two numbers in a row', () => {
    expect(textOf('040 123 4567 050 765 4321')).toBe('[phone]');
    expect(textOf('040 123 4567\n050 765 4321')).toBe('[phone]\n[phone]');
  });

  it.each([
    'matti.meikalainen@example.fi',
    'm+survey@mail.example.co.za',
    'åsa@exämple.se',
    'иван@почта.рф',
    'anna＠example.com',
    'an\u200bna@example.com',
    'x_1@sub.example.museum',
  ])('knows %s for an address', (address) => {
    expect(textOf(`Write to ${address}!`)).toBe('Write to [email]!');
  });

  // Test numbers that the card schemes publish.
  it.each(['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005', '4111111111111111 12/27 123'])(
    'knows %s for a card',
    (card) => {
      expect(textOf(`Card ${card}.`)).toBe('Card [card].');
    },
  );

  it('takes sixteen digits with a wrong check digit for no card, and removes them all the same', () => {
    expect(textOf('4111 1111 1111 1112')).toBe('[phone]');
  });

  // Specimens from the authorities’ own descriptions.
  it.each([
    '131052-308T',
    '131052a308t',
    '8001015009087',
    '078-05-1120',
    '811228-9874',
    'QQ 12 34 56 C'.replace('QQ', 'AB'),
    '12345678Z',
  ])('knows %s for a national id', (id) => {
    expect(textOf(`My id is ${id}, thanks`)).toBe('My id is [id], thanks');
  });

  it.each([
    'Q.850 16',
    'error 0x80070005',
    'SIP 503, then 480 and 486',
    'since 2019',
    '2019-2023',
    '2019 2020 2021 2022',
    'on 23.11.2026 10:15',
    'on 23.11.2026 klo 10.15-11.30',
    'on 2026-11-23T10:15:00Z',
    '11/23/2026',
    '100/10 Mbit/s for 29,90 €',
    '12 500,00',
    'ticket TT-48213',
    'router 192.168.100.1',
    'room 123456',
    '5G, 4G, 3G: 1 out of 10',
    'twitter @operator',
    '9 @ night',
    'शिकायत 👩‍👩‍👧‍👦 ‮exe.gpj',
    '',
  ])('leaves "%s" as it is', (text) => {
    expect(redact(text)).toEqual({ text, redacted: false });
  });

  it('keeps the date beside a number', () => {
    expect(textOf('23.11.2026 0401234567 24.11.2026')).toBe('23.11.2026 [phone] 24.11.2026');
  });

  it('keeps the digits of other scripts where they are nobody’s number', () => {
    expect(textOf('٢٠٢٦ ok, 0401234567')).toBe('٢٠٢٦ ok, [phone]');
  });

  it('finds nothing more in what it has made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d +()./@a-z-]{0,40}$/), (before, after) => {
        const once = textOf(before + after);
        expect(textOf(once)).toBe(once);
      }),
    );
  });

  it('lets no Finnish mobile number through, however it is spaced', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', '\u200b', ' - ');
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, digit), { minLength: 7, maxLength: 8 }), (rest) => {
        const number = `04${rest.map(([space, value], index) => (index === 0 ? value : `${space}${value}`)).join('')}`;
        expect(textOf(`soita ${number} heti`)).toMatch(/^soita \[(phone|id)\] heti$/);
      }),
    );
  });

  it('takes time in proportion to the text, also for text made to be slow', () => {
    const hostile = [
      'a'.repeat(4_000) + '@',
      '1 '.repeat(2_000),
      '1234 '.repeat(800),
      'a@a.'.repeat(1_000),
      '1/1/'.repeat(1_000),
    ];
    const started = performance.now();
    for (const text of hostile) redact(text);
    expect(performance.now() - started).toBeLessThan(250);
  });
});
