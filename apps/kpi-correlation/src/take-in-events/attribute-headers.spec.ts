import { attributeHeaders } from './attribute-headers.js';

describe('attributeHeaders', () => {
  it('names attributes as Kafka records do, and leaves other headers alone', () => {
    expect(
      attributeHeaders({ 'ce-id': ['E-1'], 'ce-partitionkey': ['a'], host: ['x.example'], 'content-type': ['a/b'] }),
    ).toEqual({ kind: 'ok', headers: { ce_id: 'E-1', ce_partitionkey: 'a' } });
  });

  it('decodes what HTTP headers cannot hold', () => {
    expect(attributeHeaders({ 'ce-subject': ['%C3%85BO%20100%25'] })).toEqual({
      kind: 'ok',
      headers: { ce_subject: 'ÅBO 100%' },
    });
  });

  it('keeps both values of a header that came twice, for the reader to refuse', () => {
    expect(attributeHeaders({ 'ce-id': ['E-1', 'E-2'] })).toEqual({ kind: 'ok', headers: { ce_id: ['E-1', 'E-2'] } });
  });

  it.each(['100%', '%C3', 'ÅBO', 'a\tb'])('refuses %s and says how to write it', (value) => {
    expect(attributeHeaders({ 'ce-subject': [value] })).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining("'ce-subject' is not percent-encoded"),
    });
  });
});
