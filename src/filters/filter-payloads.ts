import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  Min,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsRoomId } from '../chat/payloads.js';
import type {
  FilterAction,
  FilterList,
  FiltersRequest,
  SetFilterRequest,
  StarterList,
  TryFiltersRequest,
} from '../contract/filters.js';
import { LONGEST_WORD, MOST_LISTS, MOST_WORDS } from './filter-rules.js';

/** Most of a room's latest messages that lists are tried on. */
const MOST_TRIED = 1_000;

/** The shape; what a word may be is the business of `checkedList`. */
class RulesPayload implements Omit<FilterList, 'name'> {
  @IsIn(['mask', 'hold', 'block', 'timeout']) action!: FilterAction;
  @IsOptional() @IsInt() seconds?: number;
  @IsOptional() @IsIn(['ko', 'en']) starter?: StarterList;
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_WORDS) @IsString({ each: true }) words?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_WORDS) @IsString({ each: true }) except?: string[];
}

class ListPayload extends RulesPayload implements FilterList {
  @IsString() @MaxLength(LONGEST_WORD) name!: string;
}

export class FiltersPayload implements FiltersRequest {
  @IsRoomId() room!: string;
}

export class SetFilterPayload implements SetFilterRequest {
  @IsRoomId() room!: string;
  @IsString() @MaxLength(LONGEST_WORD) name!: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RulesPayload) list?: RulesPayload;
}

export class TryFiltersPayload implements TryFiltersRequest {
  @IsRoomId() room!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LISTS)
  @ValidateNested({ each: true })
  @Type(() => ListPayload)
  lists?: ListPayload[];
  @IsOptional() @IsInt() @Min(1) @Max(MOST_TRIED) latest?: number;
}
