/** Who says what this service publishes. */
export const SOURCE = '//sidetone/survey-dispatch';
