/** Lines, and the customers who have them: a customer with two lines is one person. Lines of a customer come one after the other. */
export class HeadCount {
  lines = 0;
  people = 0;
  private last: string | undefined;

  add(customerId: string): void {
    this.lines += 1;
    if (customerId !== this.last) this.people += 1;
    this.last = customerId;
  }
}
