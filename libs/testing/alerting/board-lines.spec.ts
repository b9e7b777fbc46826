import { asGrafanaSends, boardLines, whetherOrNot } from './index.js';

const FILLED = { rateInterval: '1m', range: '6h', variables: { service: ['scoring', 'close-the-loop'] } };

describe('the lines of dashboards', () => {
  it('are found with the labels that name them', () => {
    const found = boardLines().find(({ where }) => where.startsWith('sidetone-platform: Services '));
    expect(found).toMatchObject({
      expression: 'min by (service) (up{job="sidetone"})',
      namedBy: ['service'],
      instant: true,
    });
  });

  it('are asked as Grafana would', () => {
    expect(
      asGrafanaSends('rate(a{service=~"${service:regex}"}[$__rate_interval]) / increase(a[$__range])', FILLED),
    ).toBe('rate(a{service=~"(scoring|close-the-loop)"}[1m]) / increase(a[6h])');
    expect(() => asGrafanaSends('rate(a{kpi="${kpi:regex}"}[1m])', FILLED)).toThrow('not put in');
  });
});

describe('whetherOrNot', () => {
  it('asks for a row where an alert would be silent', () => {
    expect(whetherOrNot('sum(a{status!="5xx",kind=~"b"}) > 14.4 * 0.001 and on (service) c == 0')).toBe(
      'sum(a{status!="5xx",kind=~"b"}) > bool 14.4 * 0.001 and on (service) c == bool 0',
    );
    expect(whetherOrNot('sum(a) > 100 unless sum(b) > 0')).toBe('sum(a) > bool 100 and sum(b) > bool 0');
  });
});
