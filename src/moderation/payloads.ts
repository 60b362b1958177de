import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsRoomId, IsSeq } from '../chat/payloads.js';
import type {
  AddressBanRequest,
  AnnounceRequest,
  CardRequest,
  ClearRequest,
  DecideRequest,
  DeleteRequest,
  GrantedRole,
  MessageRef,
  PinRequest,
  PurgeRequest,
  RoleRequest,
  TimeoutRequest,
  UndoAllRequest,
  UndoRequest,
  UpdateRequest,
} from '../contract/moderation.js';
import type { RoomModes } from '../contract/wire.js';
import { TIMEOUT } from './moderation.service.js';
import { REASON_LENGTH } from './reason.js';
import { UNDO_ALL } from './undo.service.js';

/** Longer than any id that a token can carry. What no id holds, NUL or half a character, no database would take. */
const IsId = () => Matches(/^\P{C}{1,200}$/u, { message: '$property has to be an id' });

/** UTF-16 units: at most two for a code point. */
const MOST_REASON = 2 * REASON_LENGTH;

export class MessageRefPayload implements MessageRef {
  @IsId() id!: string;
  @IsSeq(1) seq!: number;
}

export class RoomPayload {
  @IsRoomId() room!: string;
}

class ReasonedPayload extends RoomPayload implements ClearRequest {
  @IsOptional() @IsString() @MaxLength(MOST_REASON) reason?: string;
}

export class ClearPayload extends ReasonedPayload {}

export class DeletePayload extends ReasonedPayload implements DeleteRequest {
  @IsObject() @ValidateNested() @Type(() => MessageRefPayload) message!: MessageRefPayload;
}

/** Of `user:purge`, `user:ban` and `user:unban`. */
export class UserPayload extends ReasonedPayload implements PurgeRequest {
  @IsId() user!: string;
}

export class TimeoutPayload extends UserPayload implements TimeoutRequest {
  @IsOptional() @IsInt() @Min(1) @Max(TIMEOUT.max) seconds?: number;
}

/** Of `address:ban` and `address:unban`. */
export class AddressPayload extends ReasonedPayload implements AddressBanRequest {
  @IsString() @MaxLength(64) address!: string;
}

/** What the text itself may be is the business of `cleanText`. */
export class AnnouncePayload extends RoomPayload implements AnnounceRequest {
  @IsString() text!: string;
}

export class PinPayload extends RoomPayload implements PinRequest {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => MessageRefPayload) message?: MessageRefPayload;
}

/** What the settings themselves may be is the business of `changedSettings`. */
export class UpdatePayload extends RoomPayload implements UpdateRequest {
  @IsOptional() @IsString() title?: string;
  @IsOptional() @IsBoolean() open?: boolean;
  @IsOptional() @IsObject() modes?: RoomModes;
  @IsOptional() @IsInt() @Min(0) capacity?: number;
  @IsOptional() @IsBoolean() raid?: boolean;
}

export class RolePayload extends RoomPayload implements RoleRequest {
  @IsId() user!: string;
  @IsOptional() @IsIn(['moderator', 'vip']) role?: GrantedRole;
}

export class UndoPayload extends ReasonedPayload implements UndoRequest {
  @IsId() action!: string;
}

export class UndoAllPayload extends ReasonedPayload implements UndoAllRequest {
  @IsId() moderator!: string;
  @IsOptional() @IsInt() @Min(1) @Max(UNDO_ALL.max) seconds?: number;
}

export class CardPayload extends RoomPayload implements CardRequest {
  @IsId() user!: string;
}

export class DecidePayload extends ReasonedPayload implements DecideRequest {
  @IsId() held!: string;
  @IsIn(['allow', 'refuse']) decision!: 'allow' | 'refuse';
}
