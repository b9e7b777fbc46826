import { adapt, dataOf, eventsOf, notificationOf, refusalOf, sampleOf } from './testing/adapt-sample.js';

const STATUS = 'tmf621-v4.TroubleTicketStatusChangeEvent';
const V5 = 'tmf621-v5.TroubleTicketStatusChangeEvent';
const timesOf = (envelope: object) =>
  eventsOf(notificationOf(STATUS, {}, envelope)).map(({ time, recordedTime }) => [time, recordedTime])[0];
const at = (text: string) => Date.parse(text);

describe('the time of a notification', () => {
  const one = '2026-11-23T07:12:30Z';
  const other = '2026-11-23T07:00:00Z';

  it.each([
    ['the right spelling', { timeOccurred: one, timeOcurred: undefined, eventTime: other }, [at(one), at(other)]],
    ['TM Forum’s own', { timeOcurred: one, eventTime: other }, [at(one), at(other)]],
    ['the right one of both', { timeOccurred: one, timeOcurred: other, eventTime: undefined }, [at(one), undefined]],
    ['eventTime for want of both', { timeOcurred: null, eventTime: one }, [at(one), undefined]],
    [
      'an offset without colon',
      { timeOcurred: '2026-11-23T09:12:30.000+0200' },
      [at(one), at('2026-11-23T07:12:31.240Z')],
    ],
  ])('is read in %s', (_what, envelope, times) => {
    expect(timesOf(envelope)).toEqual(times);
  });

  it('is needed', () => {
    expect(refusalOf(notificationOf(STATUS, {}, { timeOcurred: undefined, eventTime: undefined }))).toContain(
      'neither',
    );
  });

  it.each(['2026-11-23', '2026-02-30T10:00:00Z', '2026-11-23T10:00:00', 'now', 1_700_000_000_000])(
    'is not %s',
    (time) => {
      expect(refusalOf(notificationOf(STATUS, {}, { timeOcurred: time }))).toMatch(
        /^Attribute 'time' .* read from timeOccurred/,
      );
    },
  );
});

describe('what happened', () => {
  const changeOf = (envelope: object, eventName?: string) =>
    dataOf(notificationOf(STATUS, {}, envelope), eventName)['change'];

  it.each([
    ['eventType', { eventType: 'TroubleTicketCreateEvent', '@type': 'TroubleTicketStatusChangeEvent' }, 'created'],
    [
      '@type, where eventType says nothing known',
      { eventType: 'Event', '@type': 'TroubleTicketResolvedEvent' },
      'resolved',
    ],
    ['the path, where neither does', { eventType: undefined }, 'infoRequired'],
    ['the path, where eventType is of another resource', { eventType: 'AlarmCreateEvent' }, 'infoRequired'],
    ['a name in another case, without Event', { eventType: 'troubleticketstatuschange' }, 'status'],
  ])('is told by %s', (_what, envelope, change) => {
    expect(changeOf(envelope, 'troubleTicketInformationRequiredEvent')).toBe(change);
  });

  it.each(['TroubleTicketEscalatedEvent', 'TroubleTicketConstructorEvent', '__proto__'])(
    'is some attribute where %s is all that is said',
    (eventType) => {
      expect(changeOf({ eventType })).toBe('attribute');
    },
  );
});

describe('the identity of a notification', () => {
  const idsOf = (...bodies: Parameters<typeof eventsOf>[0][]) => new Set(bodies.map((body) => eventsOf(body)[0]?.id));
  const anonymous = (resource: object = {}, envelope: object = {}) =>
    notificationOf(STATUS, resource, { eventId: undefined, ...envelope });

  it('is its eventId, as text', () => {
    expect([...idsOf(notificationOf(STATUS, {}, { eventId: 4711 }))]).toEqual(['4711']);
  });

  it('is a hash of event type, resource, status and time where there is no eventId', () => {
    expect(idsOf(anonymous(), anonymous({ name: 'another' }, { eventId: '', priority: '9' }))).toHaveProperty(
      'size',
      1,
    );
    expect(
      idsOf(
        anonymous(),
        anonymous({ id: 'TT-2' }),
        anonymous({ status: 'closed' }),
        anonymous({}, { timeOcurred: '2026-11-23T07:12:31Z' }),
        anonymous({}, { eventType: 'TroubleTicketCreateEvent' }),
      ),
    ).toHaveProperty('size', 5);
  });

  it('belongs to the system at which the resource is kept, else to the one that reports', () => {
    const sourceOf = (body: Parameters<typeof eventsOf>[0]) => eventsOf(body)[0]?.source;
    expect(sourceOf(sampleOf(V5))).toBe('//oss.example/tmf621');
    expect(sourceOf(notificationOf(V5, { href: '/troubleTicket/v5/TT-1' }))).toBe('//APP-745/tmf621');
    expect(sourceOf(notificationOf(STATUS, { href: undefined }))).toBe('//tmf/tmf621');
  });
});

describe('a body that cannot be used', () => {
  it.each([
    ['without an event', { event: undefined }, "'event' holds none of troubleTicket"],
    ['with an empty event', { event: {} }, "'event' holds none of"],
    ['of a resource that is not taken in', { event: { product: { id: 'PRD-1' } } }, "'event' holds none of"],
    ['whose resource is no object', { event: { troubleTicket: 'TT-1' } }, "'event' holds none of"],
    ['named like an inherited member', { event: { constructor: { id: '1' } } }, "'event' holds none of"],
    ['that is a bare resource', { event: undefined, id: 'TT-1' }, 'without a notification around it'],
  ])('is refused: one %s', (_what, envelope, reason) => {
    expect(refusalOf({ ...sampleOf(STATUS), ...envelope })).toContain(reason);
  });

  it('is told in the words of its sender', () => {
    expect(refusalOf(notificationOf(STATUS, { status: undefined }))).toBe(
      "Field 'status' is missing; it is required. It was read from event.troubleTicket.status.",
    );
    expect(refusalOf(notificationOf(STATUS, { creationDate: '22.11.2026' }))).toMatch(
      /^Field 'openedAt' .* It was read from event\.troubleTicket\.creationDate\.$/,
    );
  });

  it('is refused for an id whose digits are lost', () => {
    const reason = refusalOf(notificationOf('tmf642-v4.AlarmCreateEvent', { id: 2 ** 53 }));
    expect(reason).toMatch(
      /^Field 'alarmId' .* event\.alarm\.id\. Ids above 2\^53−1 lose digits as JSON numbers: send them as text\.$/,
    );
    expect(dataOf(notificationOf('tmf642-v4.AlarmCreateEvent', { id: 2 ** 53 - 1 }))['alarmId']).toBe(
      '9007199254740991',
    );
  });
});

it('is without effect more than 400 days after it happened', () => {
  expect(adapt(notificationOf(STATUS, {}, { timeOcurred: '2025-01-01T00:00:00Z' }))).toMatchObject({ kind: 'drop' });
});
