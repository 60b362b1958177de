/** A room's id: lower-case, so that no two ids are read alike. */
export const ROOM_ID = /^[a-z0-9][a-z0-9_-]{0,63}$/;
