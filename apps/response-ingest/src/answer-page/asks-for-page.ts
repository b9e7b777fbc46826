/** Whether the sender of a request is a browser that shows pages. */
export function asksForPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true;
}
