import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import type { HubState } from './hub.js';

const APIS = ['TMF621', 'TMF641', 'TMF642', 'TMF656', 'TMF678', 'TMF683'] as const;
const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true };
const LONGEST = 1_000;

export class HubBody {
  @ApiProperty({ enum: APIS, description: 'Which API the system offers', example: 'TMF621' })
  @IsIn(APIS, { message: `api must be one of ${APIS.join(', ')}.` })
  readonly api!: string;

  @ApiProperty({ description: 'Its hub', example: 'https://oss.example/tmf-api/troubleTicket/v4/hub' })
  @IsUrl(ADDRESS, { message: 'hubUrl must be an http or https address without user name and password.' })
  @MaxLength(LONGEST)
  readonly hubUrl!: string;

  @ApiProperty({
    description: 'Our address as that system reaches it; /listener is added',
    example: 'https://sidetone.example',
  })
  @IsUrl(ADDRESS, { message: 'callbackBase must be an http or https address without user name and password.' })
  @MaxLength(LONGEST)
  readonly callbackBase!: string;

  @ApiPropertyOptional({
    description: 'Which notifications to send, as the hub understands it',
    example: 'eventType=TroubleTicketStatusChangeEvent',
  })
  @IsOptional()
  @IsString({ message: 'query must be text.' })
  @MaxLength(LONGEST)
  readonly query?: string;
}

export class Hub {
  @ApiProperty({ example: '5a4d6f0e-1f3b-4d2a-9a59-5a1d6c7e8f90' })
  readonly hubId!: string;

  @ApiProperty({ enum: APIS })
  readonly api!: string;

  @ApiProperty({ example: 'https://oss.example/tmf-api/troubleTicket/v4/hub' })
  readonly hubUrl!: string;

  @ApiProperty({ example: 'https://sidetone.example/listener' })
  readonly callback!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly query!: string | null;

  @ApiProperty({ enum: ['registering', 'registered', 'unregistering'] })
  readonly state!: HubState;

  @ApiProperty({ description: 'Failures in a row', example: 0 })
  readonly attempts!: number;

  @ApiProperty({ type: String, nullable: true, example: 'The hub answered with status 404; check its address.' })
  readonly lastError!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'When it is called again; null when it has been told' })
  readonly nextTryAt!: string | null;

  @ApiProperty({ example: '2026-11-23T12:00:00.000Z' })
  readonly changedAt!: string;
}

export class HubList {
  @ApiProperty({ type: [Hub] })
  readonly items!: readonly Hub[];
}
