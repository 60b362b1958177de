/** A page has not answered in time: its main thread has more to do than it can. */
export class Unanswered extends Error {}
