import fc from 'fast-check';
import { readAnswer } from '../record-answers/read-answer.js';
import { formAnswer } from './form-answer.js';
import { readForm } from './read-form.js';

const answerOf = (text: string | Buffer) => {
  const form = readForm(Buffer.from(text));
  return form.kind === 'ok' ? formAnswer(form.fields) : form;
};

const bodyOf = (text: string) => {
  const answer = answerOf(text);
  return answer.kind === 'ok' ? answer.body : undefined;
};

describe('readForm', () => {
  it('gives back what a browser sends', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))), (pairs) => {
        const form = readForm(Buffer.from(new URLSearchParams(pairs).toString()));
        fc.pre(!pairs.some(([name]) => name === '__proto__'));
        const named = pairs.filter(([name, value]) => name !== '' || value !== '');
        const sent = named.map(([name]) => named.filter(([other]) => other === name).map(([, value]) => value));
        if (form.kind === 'refuse') throw new Error(form.reason);
        expect(named.map(([name]) => form.fields.get(name)?.filter((value) => name !== '' || value !== ''))).toEqual(
          sent,
        );
      }),
    );
  });

  it.each([
    ['an escape that is cut', 'comment=%E4%B8'],
    ['an escape that is none', 'comment=%zz'],
    ['an escape of Latin-1', 'comment=%E4'],
    ['bytes of Latin-1', Buffer.from('comment=\xe4', 'latin1')],
    ['a poison name', '__proto__=1'],
    ['a hidden poison name', '__pro%00to__=1'],
    ['a thousand and one fields', 'a=1&'.repeat(1_001)],
  ])('refuses %s', (_, form) => {
    expect(readForm(Buffer.from(form)).kind).toBe('refuse');
  });
});

describe('formAnswer', () => {
  it('reads a score written as text', () => {
    expect(answerOf('score=9&comment=ok')).toEqual({ kind: 'ok', body: { score: 9, comment: 'ok' } });
    expect(answerOf('score=10')).toEqual({ kind: 'ok', body: { score: 10 } });
    expect(answerOf('score=0')).toEqual({ kind: 'ok', body: { score: 0 } });
  });

  it.each(['09', '%EF%BC%99', '+9', '9+', '9.0', '1e1', '', '5%2C+6', '11'])(
    'leaves %p as text, which is no score',
    (text) => {
      expect(answerOf(`score=${text}`)).toMatchObject({ body: { score: expect.any(String) } });
    },
  );

  it('refuses a second score or comment', () => {
    expect(answerOf('score=9&score=9').kind).toBe('refuse');
    expect(answerOf('score=9&comment=a&comment=b').kind).toBe('refuse');
  });

  it('takes levels of supporting questions, which are whole numbers from 1 to 5, each once', () => {
    expect(answerOf('score=3&level%3Aspeed=4&level%3Aa%26b=1')).toMatchObject({
      body: {
        items: [
          { indicatorId: 'speed', level: 4 },
          { indicatorId: 'a&b', level: 1 },
        ],
      },
    });
    for (const form of ['level:speed=6', 'level:speed=', 'level:speed=04', 'level:speed=4&level:speed=5'])
      expect(readAnswer(bodyOf(`score=3&${form}`))).toMatchObject({ kind: 'refused', errors: [{ field: 'items' }] });
  });

  it('takes several reasons', () => {
    expect(answerOf('score=3&reasons=data&reasons=price')).toEqual({
      kind: 'ok',
      body: { score: 3, reasons: ['data', 'price'] },
    });
  });

  it('has the same new lines as JSON', () => {
    expect(answerOf('score=3&comment=a%0D%0Ab')).toMatchObject({ body: { comment: 'a\nb' } });
  });
});
