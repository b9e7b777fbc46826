import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, mustMatch, Problem } from '@sidetone/platform/web';
import type { SavedAnswer } from './template-body.js';
import { TellTemplates } from './tell-templates.js';
import { templateProblems } from './template-problems.js';
import { TemplateStore, type TemplateKey } from './template-store.js';
import type { TemplateText } from './template.js';

export interface Edit {
  readonly key: TemplateKey;
  readonly ifMatch: string | undefined;
  readonly by: string;
}

/** Makes next versions of texts. */
@Injectable()
export class SaveTemplate {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplateStore,
    private readonly overview: TellTemplates,
    private readonly clock: Clock,
  ) {}

  /** Keeps a text; the same again changes nothing. @throws Problem 400 with all that is wrong, 404, 412 */
  put({ key, ifMatch, by }: Edit, text: TemplateText): Promise<SavedAnswer> {
    const { channel, language } = key;
    const problems = templateProblems(text, channel, language);
    if (problems.length > 0) throw badRequest(`The text needs ${problems.length} thing(s) mended.`, problems);
    return this.database.transaction(async (tx) => {
      await this.overview.of(key.programmeId, tx);
      await this.templates.waitForTurn(tx);
      const latest = await this.templates.latest(key, tx);
      mustMatch(ifMatch, latest?.version);
      const isSame = latest?.body === text.body && (latest.subject ?? '') === text.subject;
      if (!isSame)
        await this.templates.add(tx, { ...key, version: (latest?.version ?? 0) + 1 }, text, this.clock.now(), by);
      const { items, missing, notConfigured } = await this.overview.of(key.programmeId, tx);
      const saved = items.find((one) => one.channel === channel && one.language === language);
      if (!saved) throw new RangeError('A text that was just saved is not there.');
      return { ...saved, missing, notConfigured };
    });
  }

  /** Takes a text back, so that the built-in one stands again. @throws Problem 404, 412 */
  remove({ key, ifMatch, by }: Edit): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.templates.waitForTurn(tx);
      const latest = await this.templates.latest(key, tx);
      mustMatch(ifMatch, latest?.version);
      if (!latest || latest.body === null)
        throw new Problem(
          404,
          'No such text',
          'There is no text of your own for this programme, channel and language.',
        );
      await this.templates.add(tx, { ...key, version: latest.version + 1 }, null, this.clock.now(), by);
    });
  }
}
