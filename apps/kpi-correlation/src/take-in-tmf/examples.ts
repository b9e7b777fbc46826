/** Notifications as the API's description shows them. */
export const EXAMPLES = {
  v4: {
    summary: 'TMF621 v4',
    value: {
      eventId: 'b3a90c77-15f4-4f0e-8d55-c0b2f9a8d702',
      eventTime: '2026-11-23T09:12:31.240+02:00',
      eventType: 'TroubleTicketStatusChangeEvent',
      timeOcurred: '2026-11-23T09:12:30.000+02:00',
      event: {
        troubleTicket: {
          id: 'TT-48213',
          href: 'https://oss.example/tmf-api/troubleTicket/v4/troubleTicket/TT-48213',
          ticketType: 'incident',
          status: 'resolved',
          creationDate: '2026-11-22T18:05:11.402+02:00',
          statusChangeDate: '2026-11-23T09:12:30.000+02:00',
          relatedParty: [{ id: 'CUS-100', role: 'customer', '@referredType': 'Customer' }],
          relatedEntity: [{ id: 'PRD-1001', role: 'affectedProduct', '@referredType': 'Product' }],
        },
      },
    },
  },
  v5: {
    summary: 'TMF621 v5',
    value: {
      '@type': 'TroubleTicketStatusChangeEvent',
      eventId: 'd1f6a2c9-8e0d-4d7a-9a0f-7f1f0e3b6d25',
      eventTime: '2026-11-23T07:12:31.240Z',
      eventType: 'TroubleTicketStatusChangeEvent',
      timeOccurred: '2026-11-23T07:12:30.000Z',
      event: {
        troubleTicket: {
          '@type': 'TroubleTicket',
          id: 'TT-48213',
          href: 'https://oss.example/tmf-api/troubleTicket/v5/troubleTicket/TT-48213',
          status: 'resolved',
          statusChangeDate: '2026-11-23T07:12:30.000Z',
        },
      },
    },
  },
};
