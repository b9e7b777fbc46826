import { maskNumbers, subscriberNumber } from './index.js';

describe('subscriberNumber', () => {
  it.each([
    '99900001001',
    '+99900001001',
    '0099900001001',
    ' +999 (0000) 10-01 ',
    'tel:+99900001001',
    'sip:+99900001001@ims.example;user=phone',
  ])('reads %j as the same number', (text) => {
    expect(subscriberNumber(text, '')).toBe('99900001001');
  });

  it('puts the country before a national number, and takes none where no country is set', () => {
    expect(subscriberNumber('040 1234567', '358')).toBe('358401234567');
    expect(subscriberNumber('040 1234567', '')).toBeUndefined();
  });

  it.each(['', '112', 'anonymous', '1234567890123456', '+0991234567', '9990000100x'])(
    'takes %j for no number',
    (text) => {
      expect(subscriberNumber(text, '358')).toBeUndefined();
    },
  );
});

describe('maskNumbers', () => {
  it('hides every run of seven digits or more, and what it is told to hide', () => {
    expect(maskNumbers('V20261122-000001,c-1,99900001001,12:30:00,123456', [])).toBe(
      'V[number],c-1,[number],12:30:00,123456',
    );
    expect(maskNumbers('a,+999 000 01001,b', ['+999 000 01001', ''])).toBe('a,[number],b');
  });
});
