import { phoneNumber, senderAddress } from '../channels/phone-number.js';
import { readDelivery } from './read-delivery.js';

const receiptOf = (message: string, more = {}) =>
  readDelivery({ source_addr: '358401234567', esm_class: 4, short_message: { message }, ...more });

it.each([
  ['id:a1b2 sub:001 dlvrd:001 submit date:2605120800 done date:2605120801 stat:DELIVRD err:000 text:x', 'delivered'],
  ['id:a1b2 sub:001 dlvrd:000 submit date:2605120800 done date:2605120801 stat:UNDELIV err:001 text:x', 'bounced'],
  ['id:a1b2 stat:REJECTD', 'bounced'],
  ['id:a1b2 stat:EXPIRED', 'bounced'],
  ['id:a1b2 stat:ACCEPTD', 'underWay'],
  ['id:a1b2 stat:ENROUTE', 'underWay'],
])('reads a receipt in the form of appendix B: %s', (text, outcome) => {
  expect(receiptOf(text)).toMatchObject({ kind: 'receipt', providerId: 'a1b2', number: '358401234567', outcome });
});

it('believes the fields of a receipt before its text', () => {
  const fields = { receipted_message_id: 'f00', message_state: 5, user_message_reference: 4711 };
  expect(receiptOf('id:a1b2 stat:DELIVRD', fields)).toMatchObject({
    providerId: 'f00',
    outcome: 'bounced',
    state: 'UNDELIV',
    reference: 4711,
  });
  expect(receiptOf('nothing of the kind')).toMatchObject({
    providerId: undefined,
    outcome: 'underWay',
    state: 'UNKNOWN',
  });
});

it('reads a reply, whole or in part, without the numbers in it', () => {
  const reply = { source_addr: '+358401234567', esm_class: 0 };
  expect(readDelivery({ ...reply, short_message: { message: '9 call 040 765 4321\u0000' } })).toEqual({
    kind: 'reply',
    number: '358401234567',
    text: '9 call [phone]',
    part: undefined,
  });
  const udh = [Buffer.from([8, 4, 1, 2, 3, 2])];
  expect(readDelivery({ ...reply, esm_class: 0x40, short_message: { udh, message: 'b' } })).toMatchObject({
    part: { reference: 0x102, total: 3, index: 2 },
  });
  expect(
    readDelivery({ ...reply, short_message: { message: '' }, message_payload: { message: 'long' } }),
  ).toMatchObject({
    text: 'long',
  });
});

it('dials what is a number, and nothing else', () => {
  expect(phoneNumber('+358 40 123-4567')).toEqual({
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '358401234567',
  });
  expect(phoneNumber('00358401234567')?.dest_addr_ton).toBe(1);
  expect(phoneNumber('0401234567')).toMatchObject({ dest_addr_ton: 0, destination_addr: '0401234567' });
  expect(['', 'ring me', '12', '+1234567890123456'].map(phoneNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(senderAddress('Luminet')).toMatchObject({ source_addr_ton: 5 });
  expect(senderAddress('+358401')).toMatchObject({ source_addr_ton: 1, source_addr: '358401' });
});
