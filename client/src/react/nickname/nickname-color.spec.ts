import { expect, test } from '@jest/globals';
import { hueOf, NICKNAME_ON_DARK, NICKNAME_ON_LIGHT } from './nickname-color.js';

const AA = 4.5;
/** The lightest and the darkest that a message stands on, hovered and marked ones too. */
const ON_DARK = [0x14161b, 0x1e2128, 0x193030];
const ON_LIGHT = [0xffffff, 0xf0f2f5, 0xe6f1ef];

/** WCAG's relative luminance of an OKLCH colour, cut to what sRGB can show. */
function luminance({ lightness, chroma }: typeof NICKNAME_ON_DARK, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return relative(
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  );
}

function relative(...linear: [number, number, number]): number {
  const [red, green, blue] = linear.map((part) => Math.min(1, Math.max(0, part))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function luminanceOf(color: number): number {
  const linear = [color >> 16, (color >> 8) & 255, color & 255].map(
    (part) => ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return relative(...(linear as [number, number, number]));
}

const contrast = (one: number, other: number) =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

const hues = Array.from({ length: 360 }, (_, hue) => hue);

test.each(ON_DARK)('every nickname can be read on the dark %i', (background) => {
  const worst = Math.min(
    ...hues.map((hue) => contrast(luminance(NICKNAME_ON_DARK, hue), luminanceOf(background))),
  );
  expect(worst).toBeGreaterThanOrEqual(AA);
});

test.each(ON_LIGHT)('every nickname can be read on the light %i', (background) => {
  const worst = Math.min(
    ...hues.map((hue) => contrast(luminance(NICKNAME_ON_LIGHT, hue), luminanceOf(background))),
  );
  expect(worst).toBeGreaterThanOrEqual(AA);
});

test('ids that are alike have colours that are not', () => {
  const used = new Set(Array.from({ length: 24 }, (_, number) => Math.round(hueOf(`guest-${number}`) / 15)));
  expect(used.size).toBeGreaterThan(10);
});
