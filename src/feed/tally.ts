/** What sending has come to since the start: plain numbers, since they change with every write. */
export class Tally {
  /** Events written to viewers, each as often as there were viewers. */
  deliveries = 0;
  /** Events left out of what most viewers of a room were shown. */
  omitted = 0;
  /** Viewers for whom too much waited, and those of them who were cut off. */
  slow = 0;
  cutOff = 0;
}
