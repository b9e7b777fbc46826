import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What became of one event. */
export class EventResult {
  @ApiProperty({ enum: ['accepted', 'refused', 'dropped'], example: 'refused' })
  readonly outcome!: 'accepted' | 'refused' | 'dropped';

  @ApiPropertyOptional({ description: 'The event’s id, if it was accepted', example: 'E-1' })
  readonly id?: string;

  @ApiPropertyOptional({ example: "Field 'startedAt' is missing; it is required." })
  readonly reason?: string;

  @ApiPropertyOptional({ example: 'Mend what the reason names and send this event again.' })
  readonly mend?: string;
}

/** What became of the events of a request. */
export class EventsAnswer {
  @ApiProperty({ example: 1 })
  readonly accepted!: number;

  @ApiProperty({ example: 1 })
  readonly refused!: number;

  @ApiProperty({ description: 'Understood and without effect, such as an event more than 400 days old', example: 0 })
  readonly dropped!: number;

  @ApiProperty({ type: [EventResult], description: 'One for each event, in the order sent' })
  readonly items!: readonly EventResult[];
}
