import { Controller } from '@nestjs/common';
import { noticeSettled, type NoticeSettled } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, Inbox, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CaseStore } from '../persistence/case-store.js';
import { HistoryStore } from '../persistence/history-store.js';

/** Shows in the history of each case that a message was about what became of it, and why; not in that of a case that was withdrawn. */
@Controller()
export class NoteNotices {
  constructor(
    private readonly inbox: Inbox,
    private readonly cases: CaseStore,
    private readonly history: HistoryStore,
  ) {}

  @OnEvents(noticeSettled)
  async handle({ events }: EventBatch<NoticeSettled>, tx: Transaction): Promise<Outcome[]> {
    const aboutOf = ({ caseId, cases = [] }: NoticeSettled) => [...new Set([caseId, ...cases])];
    const found = await this.cases.byIds(tx, [...new Set(events.flatMap(({ data }) => aboutOf(data)))]);
    const standing = new Map(found.filter(({ state }) => state !== 'withdrawn').map((one) => [one.caseId, one]));
    const news = await this.inbox.admit(
      tx,
      'note-notices',
      events.map(({ id }) => id),
    );
    // Told twice in one batch, it is noted once.
    const noted = new Set<string>();
    const isNews = (id: string): boolean => news.has(id) && !noted.has(id) && noted.add(id).has(id);
    const outcomes = events.map(({ data, id }) => {
      const about = aboutOf(data).flatMap((caseId) => standing.get(caseId) ?? []);
      if (about.length === 0) return { outcome: drop('no such case any more'), records: [] };
      if (!isNews(id)) return { outcome: drop('noted already'), records: [] };
      const { noticeId, outcome, channel, reason, settledAt } = data;
      const move = outcome === 'sent' ? 'customerTold' : 'customerNotTold';
      const detail = { noticeId, outcome, channel, reason };
      const told = { at: Date.parse(settledAt), by: 'survey-dispatch', move, detail };
      return { outcome: ok, records: about.map(({ caseId, state }) => ({ ...told, caseId, from: state, to: state })) };
    });
    await this.history.add(
      tx,
      outcomes.flatMap(({ records }) => records),
    );
    return outcomes.map(({ outcome }) => outcome);
  }
}
