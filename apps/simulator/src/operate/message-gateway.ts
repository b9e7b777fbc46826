import { Type } from '@sinclair/typebox';
import fastify, { type FastifyInstance } from 'fastify';
import type { SurveyMessage } from './answer-desk.js';

const messageSchema = Type.Object({
  messageId: Type.String({ minLength: 1, maxLength: 128 }),
  contactId: Type.String({ minLength: 1, maxLength: 128 }),
  language: Type.String(),
  text: Type.String(),
  link: Type.String({ pattern: '^https?://' }),
});

/** The HTTP status with which a gateway turns a message away; undefined where it takes it. */
export type Turnstile = (message: SurveyMessage) => number | undefined;

/** Messages remembered so that a repeated one reaches nobody twice. */
export class MessageGateway {
  private readonly seen = new Set<string>();
  private readonly server: FastifyInstance;

  constructor(
    private readonly onMessage: (message: SurveyMessage) => void,
    turnstile: Turnstile = () => undefined,
  ) {
    this.server = fastify({ logger: false });
    this.server.post<{ Body: SurveyMessage }>(
      '/messages',
      { schema: { body: messageSchema } },
      async (request, reply) => {
        const away = turnstile(request.body);
        if (away !== undefined) return reply.code(away).send({ messageId: request.body.messageId });
        this.take(request.body);
        return reply.code(202).send({ messageId: request.body.messageId });
      },
    );
  }

  /** Starts to listen; port 0 takes any free one. Returns the address for survey-dispatch. */
  async start(port: number, host: string): Promise<string> {
    return this.server.listen({ port, host });
  }

  async stop(): Promise<void> {
    await this.server.close();
  }

  private take({ messageId, contactId, language, text, link }: SurveyMessage): void {
    if (this.seen.has(messageId)) return;
    this.seen.add(messageId);
    this.onMessage({ messageId, contactId, language, text, link });
  }
}
