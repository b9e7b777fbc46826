/** What an answer may name as gone wrong: the reasons of `survey.response`. */
export const REASON_CODES = [
  'network',
  'coverage',
  'data',
  'voice',
  'delivery',
  'support',
  'billing',
  'price',
  'product',
  'other',
] as const;
