import { contentMode } from './content-mode.js';

it.each([
  ['application/json', true, 'binary'],
  ['Application/JSON; charset=utf-8', true, 'binary'],
  ['text/json', true, 'binary'],
  ['application/vnd.vendor+json', true, 'binary'],
  ['Application/CloudEvents+JSON; charset=UTF-8', false, 'structured'],
  ['application/cloudevents+avro', false, 'unreadable'],
  ['application/cloudevents-batch+json', false, 'unreadable'],
  ['application/cloudevents', true, 'unreadable'],
  ['text/xml', true, 'unreadable'],
  ['', true, 'unreadable'],
  [undefined, true, 'binary'],
  [undefined, false, 'structured'],
] as const)('content-type %s with ce_ headers %s is %s', (contentType, hasAttributes, mode) => {
  expect(contentMode(contentType, hasAttributes)).toBe(mode);
});
