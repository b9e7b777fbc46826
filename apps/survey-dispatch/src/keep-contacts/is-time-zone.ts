/** Whether it is a zone of the IANA database: by any other the operator's own zone is meant. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
