/** What Korean hangs on a noun: 시발 is in 시발아 and 시발이라고, and not in 시발점. */
const PARTICLES = `아 야 이 가 은 는 을 를 도 만 의 에 로 와 과 랑 요 임 네 냐 나 여 들 님 씨 놈 년
   아야 이야 이여 이요 이네 이냐 이나 이다 이랑 이고 이며 이면 이지 인가 인데 인지 이군 이라 이란 이랄 이랑은 이었다 였다
   에게 에서 에는 에도 에만 에요 에겐 에선 예요 이에요 한테 께 께서 까지 부터 조차 마저 밖에 보다 처럼 같은 같이 같네 같다
   같아 같은데 으로 로서 으로서 으로써 로써 라고 라는 라며 라면 라서 라니 라도 이라고 이라는 이라며 이라면 이라서 이라니 이라도
   이나마 뿐 뿐만 만큼 대로 마다 하고 하네 하다 하는 해 했다 한다 하지 하면 되다 됐네 들아 들이 들은 들을 들도 들만 들의 들에게
   들한테 들이나 들하고 들이랑 들이네 들이냐 들이다 놈아 놈이 놈은 놈들 놈들아 놈들이 년아 년이 년들`.split(
  /\s+/,
);

const FIRST = 0xac00;
const LAST = 0xd7a3;
const LONGEST = 4;

/** The syllables that particles are made of have a number, from 1 on. */
const numbers = new Uint8Array(LAST - FIRST + 1);
[...new Set(PARTICLES.join(''))].forEach((syllable, i) => (numbers[syllable.charCodeAt(0) - FIRST] = i + 1));
const BASE = 1 + numbers.reduce((most, number) => Math.max(most, number), 0);

const known = new Set(PARTICLES.map((particle) => numbered(particle, 0)));

/** Whether what follows a Korean word in its text belongs to the word, and is no word of another meaning. */
export function isParticle(text: string, at: number): boolean {
  return known.has(numbered(text, at)) || !isSyllable(text.charCodeAt(at));
}

/** A number for the syllables from here on; below 0 where no particle has them. */
function numbered(text: string, from: number): number {
  let number = 0;
  for (let at = from; isSyllable(text.charCodeAt(at)); at++) {
    const syllable = numbers[text.charCodeAt(at) - FIRST] ?? 0;
    if (syllable === 0 || at - from === LONGEST) return -1;
    number = number * BASE + syllable;
  }
  return number;
}

/** Past the end of the text there is NaN, which is none. */
function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}
