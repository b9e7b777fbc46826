import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { InvitationStore } from '../keep-invitations/invitation-store.js';
import { responseEvent } from '../record-answers/response-event.js';
import { responseIdOf } from '../record-answers/response-id.js';
import { ResponseStore } from '../record-answers/response-store.js';
import { ImportStore } from './import-store.js';
import type { ImportedAnswer, ImportedLine, ImportedSurvey, LineResult } from './imported-answer.js';
import { invitationEvents, invitationOfLine } from './invitation-of-line.js';

/** Takes in answers that no invitation of ours preceded, each with an invitation of its own, once per survey and line. */
@Injectable()
export class AnswerImporter {
  constructor(
    private readonly database: Database,
    private readonly lines: ImportStore,
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly clock: Clock,
  ) {}

  /** What became of each line, in the given order. Where a request names a line twice, the first counts. */
  async import(survey: ImportedSurvey, lines: readonly ImportedLine[]): Promise<readonly LineResult[]> {
    const first = new Map<string, ImportedLine>();
    for (const entry of lines) if (!first.has(entry.key)) first.set(entry.key, entry);
    const answers = [...first.values()].flatMap((entry) => (entry.kind === 'answer' ? [entry.answer] : []));
    const faults = [...first.values()].flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));

    const { added, takenBefore } = await this.database.transaction(async (tx) => {
      const before = await this.lines.refuse(tx, survey.surveyId, faults);
      const fresh = await this.lines.accept(tx, survey.surveyId, answers);
      await this.add(
        tx,
        survey,
        answers.filter(({ key }) => fresh.has(key)),
      );
      return { added: fresh, takenBefore: before };
    });

    return lines.map((entry) => {
      const { line, key } = entry;
      const isAgain = first.get(key) !== entry;
      if (entry.kind === 'refused' && !isAgain && !takenBefore.has(key)) {
        return { line, result: 'refused', reason: entry.reason };
      }
      return { line, result: !isAgain && added.has(key) ? 'accepted' : 'duplicate' };
    });
  }

  private async add(tx: Transaction, survey: ImportedSurvey, answers: readonly ImportedAnswer[]): Promise<void> {
    const entries = answers.map((answer) => {
      const invitation = invitationOfLine(survey, answer);
      const { invitationId } = invitation;
      const { content, channel, answeredAt } = answer;
      return {
        invitation,
        version: {
          responseId: responseIdOf(invitationId),
          invitationId,
          revision: 1,
          content,
          channel,
          language: undefined,
          programmeVersion: undefined,
          answeredAt,
          isCompletion: false,
        },
      };
    });
    await this.invitations.insert(
      tx,
      entries.map(({ invitation }) => invitation),
    );
    await this.responses.keep(
      tx,
      entries.map(({ version }) => version),
      this.clock.now(),
    );
    await tx.publish(entries.flatMap(({ invitation, version }) => invitationEvents(invitation, version.answeredAt)));
    await tx.publish(entries.map(({ invitation, version }) => responseEvent(invitation, version)));
  }
}
