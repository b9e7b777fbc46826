import { mailAddress, mailServer } from '@sidetone/platform/config';
import { EnvError, makeValidator } from 'envalid';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timeOfDay = makeValidator<string>((text) => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new EnvError('expected a time of the day such as 07:30');
  return text;
});

const entriesOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const weekdays = makeValidator<readonly string[]>((text) => {
  const days = entriesOf(text.toLowerCase());
  if (days.length === 0 || days.some((day) => !WEEKDAYS.some((known) => known === day)))
    throw new EnvError(`expected some of ${WEEKDAYS.join(', ')}, separated by commas`);
  return days;
});

const days = makeValidator<readonly string[]>((text) => {
  const entries = entriesOf(text);
  if (entries.some((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day)))
    throw new EnvError('expected days such as 2026-12-25, separated by commas');
  return entries;
});

const caseAddress = makeValidator<string | undefined>((text) => {
  if (!/^https?:\/\//.test(text) || !text.includes('{caseId}') || !URL.canParse(text.replace('{caseId}', 'x')))
    throw new EnvError('expected a web address that holds {caseId}');
  return text;
});

/** What digests need to be told. */
export const digestSettings = {
  SMTP_URL: mailServer({
    desc: 'the mail server that takes digests; without it none are sent',
    example: 'smtp://sidetone:secret@mail.operator.example:587',
    default: undefined,
  }),
  EMAIL_FROM: mailAddress({
    desc: 'the address that digests come from; needed with SMTP_URL',
    example: 'cases@operator.example',
    default: undefined,
  }),
  DIGEST_AT: timeOfDay({ desc: "when digests go out, by the operator's clock", default: '07:00' }),
  DIGEST_WEEKDAYS: weekdays({
    desc: 'the days of the week on which digests go out, separated by commas',
    default: ['mon', 'tue', 'wed', 'thu', 'fri'],
  }),
  DIGEST_HOLIDAYS: days({
    desc: 'days on which none go out, separated by commas',
    example: '2026-12-25,2026-12-26',
    default: [],
  }),
  CASES_URL: caseAddress({
    desc: 'where people see a case, for the links of digests; without it they have none',
    example: 'https://crm.operator.example/cases/{caseId}',
    default: undefined,
  }),
} as const;
