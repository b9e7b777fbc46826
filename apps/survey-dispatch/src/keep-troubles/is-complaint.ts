/** Whether a ticket of that type is a complaint: operators write "Complaint", "billing complaint", "CUSTOMER_COMPLAINT". */
export function isComplaint(ticketType: string): boolean {
  return ticketType.toLowerCase().includes('complaint');
}
