import { Type } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type {
  FeedPosition,
  HistoryRequest,
  JoinRequest,
  LeaveRequest,
  RefreshRequest,
  RenameRequest,
  SendRequest,
} from '../contract/wire.js';
import { ROOM_ID } from '../rooms/room-id.js';
import { HISTORY_LIMIT } from '../rooms/rooms.service.js';

export const IsRoomId = () =>
  Matches(ROOM_ID, {
    message: 'room has to be a room id: a-z, 0-9, _ and -, 64 at most',
  });

/** The same, or the id of a room's backstage. */
const IsFeedId = () =>
  Matches(/^[a-z0-9][a-z0-9_-]{0,63}(~backstage)?$/, {
    message: 'room has to be a room id: a-z, 0-9, _ and -, 64 at most',
  });

/** A place in a feed: no database counts further. */
export const IsSeq =
  (least: number): PropertyDecorator =>
  (target, property) => {
    for (const rule of [IsInt(), Min(least), Max(Number.MAX_SAFE_INTEGER)]) rule(target, property);
  };

export class FeedPositionPayload implements FeedPosition {
  @IsString() @Length(1, 64) epoch!: string;
  @IsSeq(0) seq!: number;
}

export class JoinPayload implements JoinRequest {
  @IsFeedId() room!: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => FeedPositionPayload) since?: FeedPositionPayload;
}

export class LeavePayload implements LeaveRequest {
  @IsFeedId() room!: string;
}

/** What the text itself may be is the business of `cleanText`. */
export class SendPayload implements SendRequest {
  @IsFeedId() room!: string;
  @IsString() text!: string;
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'clientMsgId has to be 1 to 64 of A-Z, a-z, 0-9, _ and -' })
  clientMsgId!: string;
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'replyTo has to be the id of a message' })
  replyTo?: string;
}

export class RenamePayload implements RenameRequest {
  @IsString() nickname!: string;
}

export class RefreshPayload implements RefreshRequest {
  @IsString() token!: string;
}

export class HistoryPayload implements HistoryRequest {
  @IsFeedId() room!: string;
  @IsSeq(1) before!: number;
  @IsOptional() @IsInt() @Min(1) @Max(HISTORY_LIMIT.max) limit?: number;
}
