/** What the reasons of drops and dead letters begin with, hold or end with, and what to do about them; the first that fits. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /lies more than 5 minutes after the record arrived/,
    "Mend the source's clock (NTP, time zone), then send the events again with their right time.",
  ],
  [
    /more than 400 days old/,
    'Nothing, where history was loaded from further back than is kept; else mend the time that the source writes.',
  ],
  [
    /^the same id came with another content/,
    'Give the changed event an id of its own, and a greater revision where it corrects a fact.',
  ],
  [
    /^not newer than what is known/,
    'Nothing, where the source repeats itself; a correction needs a greater revision, version or change time.',
  ],
  [
    /^(already known|.*already (known|considered|counted)|.*kept in this or a later revision)/,
    'Nothing: it was sent before, and counts once.',
  ],
  [/^(not for this service|invitation of an imported answer)/, 'Nothing: another service takes it, or none needs to.'],
  [
    /event type is not known here/,
    'Nothing, where a newer sender tells of more than this version knows; else mend the type.',
  ],
  [/not in this major version/, 'Upgrade this installation, or let the source write the version that it reads.'],
  [/it belongs on /, 'Let the source write this type to the topic that is named.'],
  [
    /^the handler failed/,
    'The fault is here: read the log of this service, and send the dead letters again with `sidetone dlq replay` when it is mended.',
  ],
  [/no value/, 'Let the source send a value; only master data is deleted by a record without one.'],
  [
    /record's key is not/,
    'Let the source use the id in the data as the key of the record; master data is compacted by it.',
  ],
  [
    /(not valid UTF-8|not valid JSON|not a JSON object|content-type|[Hh]eader |base64)/,
    'Mend how the source frames its events: CloudEvents 1.0 in JSON and UTF-8, headers in lower case.',
  ],
  [
    /(Attribute|has no 'data')/,
    'Mend the attribute of the envelope that is named; CloudEvents 1.0 says what it must be.',
  ],
  [
    /Field '/,
    'Mend the field that is named at the source, then send the event again: an event that was refused may keep its id.',
  ],
  [
    /^refused by the rules/,
    'Each example says what is wrong: mend it at the source, then send the events again; they may keep their ids.',
  ],
  [/(deceased|withdrawn|nothing to delete)/, 'Nothing: it is as it should be.'],
];

const OTHERWISE = 'Nothing, unless there are many: then ask whoever runs the source.';

/** What to do about a record that took no effect, by its reason. Where nothing was refused or dropped there is nothing to do. */
export function adviceFor(reason: string): string {
  if (reason === '') return '';
  return ADVICE.find(([pattern]) => pattern.test(reason))?.[1] ?? OTHERWISE;
}
