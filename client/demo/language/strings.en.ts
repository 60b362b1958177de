export const en = {
  page: { stream: 'Stream', skip: 'Skip to chat', theme: 'Switch between dark and light' },
  asGuest: 'Go on as a guest',
  stream: {
    title: 'Night on the river: slow lights, a late train and an aurora',
    streamer: 'Riverside FM',
    tags: ['Ambient', 'Night view', 'Drawn live'],
    live: 'LIVE',
    viewers: (count: string) => `${count} watching`,
    elapsed: 'Time since the start',
    play: 'Play',
    pause: 'Pause',
    fullscreen: 'Full screen',
    share: 'Copy link',
    shared: 'Copied',
    about: 'About this stream',
    aboutText:
      'Nothing is downloaded: this page draws the picture itself and plays it as a live stream. Open the page in a second tab, or on your phone, and talk to yourself.',
    video: 'A city by a river at night, drawn live',
  },
};

export type PageStrings = typeof en;
