import { MAIL_ADDRESS } from './mail-address.js';

describe('a mail address', () => {
  it.each(['survey@operator.example', "o'neill+nps@op.example", 'ä@ö.example', `${'a'.repeat(64)}@b.example`])(
    'is %s',
    (text) => {
      expect(text).toMatch(MAIL_ADDRESS);
    },
  );

  it.each([
    ...['', 'operator.example', 'Aino <a@b.example>', 'a@b.example,c@d.example', 'a@b@c.example', 'a b@c.example'],
    ...['a@b.example\r\nBcc: x@y.example', `${'a'.repeat(65)}@b.example`, `a@${'b'.repeat(253)}`, '"a"@b.example'],
  ])('is not %j', (text) => {
    expect(text).not.toMatch(MAIL_ADDRESS);
  });
});
