import { str, wholeNumberFrom } from '@sidetone/platform/config';
import { EnvError, makeValidator } from 'envalid';

const webAddress = makeValidator<string | undefined>((text) => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new EnvError('expected an address that begins with http:// or https://');
  return text.replace(/\/+$/, '');
});

const names = makeValidator<readonly string[]>((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** What the ticket client needs to be told. */
export const ticketSettings = {
  TICKET_URL: webAddress({
    desc: "the address of the operator's TMF621 API, to which /troubleTicket is added; without it no ticket can be asked for",
    example: 'https://tickets.operator.example/tmf-api/troubleTicket/v4',
    default: undefined,
  }),
  TICKET_VERSION: str({ desc: 'the version of TMF621 that it speaks', choices: ['v4', 'v5'], default: 'v4' }),
  TICKET_AUTHORIZATION: str({ desc: 'sent to it as Authorization; empty sends none', default: '' }),
  TICKET_TYPE: str({ desc: 'the ticketType of our tickets', default: 'complaint' }),
  TICKET_SEVERITY: str({ desc: 'the severity of our tickets', default: 'Minor' }),
  TICKET_TEAMS: names({
    desc: 'teams for whose detractor cases a ticket is made by itself, separated by commas',
    example: 'network,field service',
    default: [],
  }),
  TICKET_GIVE_UP_HOURS: wholeNumberFrom(25)({
    desc: 'how long a ticket is tried while the system is away, in hours; more than a day',
    default: 72,
  }),
} as const;
