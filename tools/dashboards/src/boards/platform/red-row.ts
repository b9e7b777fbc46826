import type { Board } from '../../board/board.js';
import { measured, type Line } from '../../board/measured-panels.js';
import { ASKED, AWAY, THIRD } from './look.js';

const REQUESTS = 'sidetone_http_requests_total';
const p95 = (histogram: string, by: string, where = ''): string =>
  `histogram_quantile(0.95, sum by (le, ${by}) (rate(${histogram}_bucket${where}[$__rate_interval])))`;
const share = (by: string, where: string): string =>
  `sum by (${by}) (rate(${REQUESTS}{${where},status="5xx"}[$__rate_interval])) / sum by (${by}) (rate(${REQUESTS}{${where}}[$__rate_interval]))`;

const rate = (metric: string, by: string): string => `sum by (${by}) (rate(${metric}[$__rate_interval]))`;
const third = (title: string, about: string, unit: string, line: Line) =>
  measured({ ...THIRD, title, about, empty: AWAY, unit, lines: [line] });

/** Rate, errors and duration of each service, by what it does: answer requests, handle batches of events. */
export const redRow = (): Board['rows'][number] => ({
  title: 'Requests and events, by service',
  panels: [
    third('Requests a second', 'To the API and the answer page; health checks do not count.', 'reqps', [
      rate(`${REQUESTS}{${ASKED}}`, 'service'),
      '{{service}}',
    ]),
    third('Share of them that failed', '5xx: the fault is ours. A gap: no request came.', 'percentunit', [
      share('service', ASKED),
      '{{service}}',
    ]),
    third('How long they took', '95 of 100 were answered within this time, all routes together.', 's', [
      p95('sidetone_http_request_seconds', 'service', `{${ASKED}}`),
      '{{service}}',
    ]),
    third('Events handled a second', 'Records that a handler had, of whatever fate.', 'ops', [
      rate('sidetone_consumed_records_total', 'service'),
      '{{service}}',
    ]),
    third('Handlers that failed, a second', 'Their batches were tried again. It should be 0.', 'ops', [
      rate('sidetone_handler_failures_total', 'service'),
      '{{service}}',
    ]),
    third('How long handlers took', '95 of 100 batches were handled within this time.', 's', [
      p95('sidetone_handler_seconds', 'service'),
      '{{service}}',
    ]),
  ],
});

const CHOSEN = 'service=~"${service:regex}"';

/** The same by route and handler, of the services chosen: which of them is it? */
export const insideRow = (): Board['rows'][number] => ({
  title: 'By route and handler, of the services chosen above',
  panels: [
    third('Requests a second', 'By route as declared and method.', 'reqps', [
      rate(`${REQUESTS}{${CHOSEN},${ASKED}}`, 'service, route, method'),
      '{{service}} {{method}} {{route}}',
    ]),
    third('Share of them that failed', '5xx, by route. A gap: no request came.', 'percentunit', [
      share('service, route, method', `${CHOSEN},${ASKED}`),
      '{{service}} {{method}} {{route}}',
    ]),
    third('How long they took', '95 of 100, by route.', 's', [
      p95('sidetone_http_request_seconds', 'service, route, method', `{${CHOSEN},${ASKED}}`),
      '{{service}} {{method}} {{route}}',
    ]),
    third('Time of handlers', 'Seconds of work a second, by handler.', 'percentunit', [
      rate(`sidetone_handler_seconds_sum{${CHOSEN}}`, 'service, handler'),
      '{{service}} {{handler}}',
    ]),
    third('Handlers that failed, a second', 'Each is in the log with its error.', 'ops', [
      rate(`sidetone_handler_failures_total{${CHOSEN}}`, 'service, handler'),
      '{{service}} {{handler}}',
    ]),
    third('How long handlers took', '95 of 100 batches, by handler.', 's', [
      p95('sidetone_handler_seconds', 'service, handler', `{${CHOSEN}}`),
      '{{service}} {{handler}}',
    ]),
  ],
});
