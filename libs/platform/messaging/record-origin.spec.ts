import { originOfRecord } from './record-origin.js';

const structured = Buffer.from(JSON.stringify({ id: 'E-1', source: '//oss.example', type: 7, data: {} }));

describe('originOfRecord', () => {
  it('reads headers before the body, and leaves out what cannot stand in an envelope', () => {
    expect(originOfRecord({ headers: {}, value: structured })).toEqual({
      eventId: 'E-1',
      source: '//oss.example',
      type: null,
    });
    const headers = { ce_id: Buffer.from('E-2'), ce_type: 'oss.call.failure.v1', ce_source: 'x'.repeat(999) };
    expect(originOfRecord({ headers, value: structured })).toEqual({
      eventId: 'E-2',
      source: '//oss.example',
      type: 'oss.call.failure.v1',
    });
  });

  it.each([null, Buffer.from('nonsense'), Buffer.from([0xff, 0xfe])])('knows nothing of a value like %j', (value) => {
    expect(originOfRecord({ headers: {}, value })).toEqual({ eventId: null, source: null, type: null });
  });
});
