import type { SurveyHabits } from '../../world/index.js';
import type { SurveyMessage } from '../answer-desk.js';
import type { SurveyLog } from './survey-log.js';

const UNREACHABLE = 422;
const BUSY = 503;

/** A gateway that cannot reach everybody, and is busy now and then. */
export class GatewayMoods {
  private readonly triesLeft = new Map<string, number>();
  private readonly messagesTo = new Map<string, number>();

  constructor(
    private readonly habits: Pick<SurveyHabits, 'triesFor'>,
    private readonly log: Pick<SurveyLog, 'turnedAway'>,
  ) {}

  /** The status with which a message is turned away; undefined where it is taken. */
  statusFor({ messageId, contactId }: Pick<SurveyMessage, 'messageId' | 'contactId'>): number | undefined {
    const tries = this.triesLeft.get(messageId) ?? this.newMessage(contactId);
    this.triesLeft.set(messageId, tries - 1);
    if (tries <= 0) return undefined;
    const status = tries === Infinity ? UNREACHABLE : BUSY;
    this.log.turnedAway.set(status, (this.log.turnedAway.get(status) ?? 0) + 1);
    return status;
  }

  private newMessage(contactId: string): number {
    const nth = this.messagesTo.get(contactId) ?? 0;
    this.messagesTo.set(contactId, nth + 1);
    return this.habits.triesFor(contactId, nth);
  }
}
