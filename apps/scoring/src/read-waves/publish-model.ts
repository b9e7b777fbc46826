import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import { modelProblems, type IndexModel } from '@sidetone/domain/satisfaction-index';
import { toIso } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, mayEdit } from '@sidetone/platform/web';
import { ModelStore, type PublishedModel } from './model-store.js';

/** What is edited, and by whom. */
export interface ModelEdit {
  readonly surveyId: string;
  readonly ifMatch: string | undefined;
  readonly by: string;
}

export interface EditedModel {
  readonly kind: 'created' | 'changed' | 'same';
  readonly published: PublishedModel;
}

/** Changes of index models: each a next version. */
@Injectable()
export class PublishModel {
  constructor(
    private readonly database: Database,
    private readonly models: ModelStore,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws Problem 400 with everything that is wrong with the model, 412, 428 */
  async put({ surveyId, ifMatch, by }: ModelEdit, model: IndexModel): Promise<EditedModel> {
    const problems = modelProblems(model);
    if (problems.length > 0) {
      throw badRequest(
        'The model needs mending.',
        problems.map((message) => ({ field: 'levels', message })),
      );
    }
    return this.database.transaction(async (tx) => {
      await this.models.waitForTurn(tx);
      const [before] = await this.models.versions(surveyId, tx);
      mayEdit(ifMatch, before?.version);
      if (before && canonicalJson(before.model) === canonicalJson(model)) return { kind: 'same', published: before };
      const published = { model, version: (before?.version ?? 0) + 1, setBy: by, setAt: toIso(this.clock.now()) };
      await this.models.add(tx, surveyId, published);
      return { kind: before ? 'changed' : 'created', published };
    });
  }
}
