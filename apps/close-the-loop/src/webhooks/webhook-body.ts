import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { DELIVERY_STATES, EVENT_TYPES, type DeliveryState, type WebhookState } from './webhook.js';

const TYPES = { message: `eventTypes must be a list of some of: ${EVENT_TYPES.join(', ')}.` };
const URL_RULE = { message: 'url must be an address of at most 2048 characters.' };
const SECRET = { message: 'secret must be a text.' };
const HOURS = { message: 'overlapHours must be a whole number from 0 to 168.' };

class Subscription {
  @ApiProperty({ example: 'https://crm.operator.example/hooks/cases' })
  @IsString(URL_RULE)
  @MaxLength(2_048, URL_RULE)
  readonly url!: string;

  @ApiProperty({ example: ['case.opened.v1', 'case.closed.v1'], enum: EVENT_TYPES, isArray: true })
  @IsArray(TYPES)
  @ArrayMinSize(1, TYPES)
  @ArrayUnique(TYPES)
  @IsIn(EVENT_TYPES, { ...TYPES, each: true })
  readonly eventTypes!: readonly string[];
}

/** Who shall be told of what. */
export class NewWebhook extends Subscription {
  @ApiPropertyOptional({ description: 'whsec_ and 24 to 64 bytes as base64; without it one is made, and told once.' })
  @IsOptional()
  @IsString(SECRET)
  readonly secret?: string | null;
}

/** What a webhook shall be from now on. */
export class ChangedWebhook extends Subscription {
  @ApiProperty({ enum: ['active', 'paused'] })
  @IsIn(['active', 'paused'], { message: 'state must be active or paused.' })
  readonly state!: Exclude<WebhookState, 'gone'>;
}

export class NewSecret {
  @ApiPropertyOptional({ description: 'As for a new webhook' })
  @IsOptional()
  @IsString(SECRET)
  readonly secret?: string | null;

  @ApiPropertyOptional({
    default: 24,
    description: 'How long the secret before signs, too, in hours; 0 where it leaked.',
  })
  @IsOptional()
  @IsInt(HOURS)
  @Min(0, HOURS)
  @Max(168, HOURS)
  readonly overlapHours?: number;
}

export class WebhookAnswer {
  @ApiProperty({ example: 'WH-3f0c9f1e' })
  readonly webhookId!: string;
  @ApiProperty({ example: 'https://crm.operator.example/hooks/cases' })
  readonly url!: string;
  @ApiProperty({ example: ['case.opened.v1'], isArray: true, type: String })
  readonly eventTypes!: readonly string[];
  @ApiProperty({ enum: ['active', 'paused', 'gone'] })
  readonly state!: WebhookState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is not active' })
  readonly reason!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly previousSecretUntil!: string | null;
  @ApiProperty({ example: 1 })
  readonly version!: number;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly changedAt!: string;
  @ApiProperty({ description: 'The name of the API key', example: 'crm' })
  readonly changedBy!: string;
  @ApiPropertyOptional({ description: 'In the answer to the request that had it made, and never again' })
  readonly secret?: string;
}

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES })
  @IsOptional()
  @Type(() => String)
  @IsIn(DELIVERY_STATES, { message: `state must be one of: ${DELIVERY_STATES.join(', ')}.` })
  readonly state?: DeliveryState;
}

export class DeliveryAnswer {
  @ApiProperty({ description: "The event's id, and the header webhook-id", example: 'CASE-2fa1f1b526268db67cd0:1' })
  readonly eventId!: string;
  @ApiProperty({ example: 'case.opened.v1' })
  readonly type!: string;
  @ApiProperty({ example: 'CASE-2fa1f1b526268db67cd0' })
  readonly caseId!: string;
  @ApiProperty({ enum: DELIVERY_STATES })
  readonly state!: DeliveryState;
  @ApiProperty({ example: 3 })
  readonly attempts!: number;
  @ApiProperty({ format: 'date-time' })
  readonly queuedAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'null once it has ended' })
  readonly nextAttemptAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly endedAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'What the target answered last' })
  readonly lastStatus!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed' })
  readonly failure!: string | null;
}
