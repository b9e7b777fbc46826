import { Controller } from '@nestjs/common';
import { noticeSettled, type NoticeSettled } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, Inbox, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CaseStore } from '../persistence/case-store.js';
import { HistoryStore } from '../persistence/history-store.js';

/** Shows in the history of a case what became of the message to its customer, and why. */
@Controller()
export class NoteNotices {
  constructor(
    private readonly inbox: Inbox,
    private readonly cases: CaseStore,
    private readonly history: HistoryStore,
  ) {}

  @OnEvents(noticeSettled)
  async handle({ events }: EventBatch<NoticeSettled>, tx: Transaction): Promise<Outcome[]> {
    const ids = events.map(({ data }) => data.caseId);
    const cases = new Map((await this.cases.byIds(tx, ids)).map((one) => [one.caseId, one]));
    const news = await this.inbox.admit(
      tx,
      'note-notices',
      events.map(({ id }) => id),
    );
    // Told twice in one batch, it is noted once.
    const noted = new Set<string>();
    const isNews = (id: string): boolean => news.has(id) && !noted.has(id) && noted.add(id).has(id);
    const outcomes = events.map(({ data, id }) => {
      const one = cases.get(data.caseId);
      if (one === undefined || one.state === 'withdrawn')
        return { outcome: drop('no such case any more'), records: [] };
      if (!isNews(id)) return { outcome: drop('noted already'), records: [] };
      const { noticeId, outcome, channel, reason, settledAt, caseId } = data;
      const move = outcome === 'sent' ? 'customerTold' : 'customerNotTold';
      const place = { caseId, at: Date.parse(settledAt), by: 'survey-dispatch', from: one.state, to: one.state };
      return { outcome: ok, records: [{ ...place, move, detail: { noticeId, outcome, channel, reason } }] };
    });
    await this.history.add(
      tx,
      outcomes.flatMap(({ records }) => records),
    );
    return outcomes.map(({ outcome }) => outcome);
  }
}
