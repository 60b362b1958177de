export interface Stream {
  /** The chat's room has the same. */
  id: string;
  title: string;
  by: string;
  /** Of the picture that stands in for a video. */
  hue: number;
}

/** A site asks its server for them. */
export const STREAMS: [Stream, ...Stream[]] = [
  { id: 'night-city', title: 'The city at night', by: 'Otter', hue: 230 },
  { id: 'cooking', title: '자취생 집밥', by: '수달', hue: 20 },
  { id: 'speedrun', title: 'Any% until it works', by: 'Heron', hue: 140 },
];
