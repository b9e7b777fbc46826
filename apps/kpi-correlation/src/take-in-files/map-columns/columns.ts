/** The columns of a CDR file that we read, by whether a file must have them. Names stand for themselves unless a mapping says otherwise. */
export const CDR_COLUMNS = {
  required: [
    'recordId',
    'callId',
    'servedMsisdn',
    'seizureTime',
    'answerTime',
    'releaseTime',
    'durationSec',
    'causeForTerm',
  ],
  optional: ['recordType', 'otherParty', 'cellId', 'tech', 'q850', 'sipStatus', 'reasonHeader', 'partial'],
} as const;

/** The same for PM counters; beside these, a file has a column for each counter. */
export const PM_COLUMNS = {
  required: ['beginTime', 'granularitySec', 'cellId'],
  optional: ['managedElement', 'suspect'],
} as const;

/** And for numbers and whose they are. */
export const NUMBER_COLUMNS = {
  required: ['number', 'subscriptionId'],
  optional: ['validFrom', 'validTo'],
} as const;

export type CdrColumn = (typeof CDR_COLUMNS)['required' | 'optional'][number];
export type PmColumn = (typeof PM_COLUMNS)['required' | 'optional'][number];
export type NumberColumn = (typeof NUMBER_COLUMNS)['required' | 'optional'][number];
