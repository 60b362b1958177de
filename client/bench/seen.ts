/** What the probe in the page has seen of it. */
export interface Seen {
  seconds: number;
  /** Of the frames that there were. */
  onTime: number;
  /** Of the frames that a screen would have had room for. */
  onTimeOfDue: number;
  longestFrameMs: number;
  longestTaskMs: number;
  /** Between sending the newest message on the page and looking for it, at intervals. */
  agesMs: number[];
  /** Messages that went through the page. */
  shown: number;
}
