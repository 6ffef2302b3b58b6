/** The fox: the picture people try first, so it has three poses of its own. */
import { ellipse, shape, stroke } from "../geometry.ts";
import { eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

function head(pen: Pen, x: number, y: number, k: number, turn: number): string {
  const white = pen.c("#fbf1e2");
  const sock = pen.c("#40272a");
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${k})">
${shape("M-15 -8C-19 -16 -20 -30 -18 -41C-9 -36 -3 -29 0 -20Z", pen.main)}
${shape("M15 -8C19 -16 20 -30 18 -41C9 -36 3 -29 0 -20Z", pen.main)}
${shape("M-18 -41C-15.5 -39.5 -12.5 -37.5 -10 -34.5C-13 -32 -16 -31 -18.8 -31C-18.8 -35 -18.5 -38 -18 -41Z", sock)}
${shape("M18 -41C15.5 -39.5 12.5 -37.5 10 -34.5C13 -32 16 -31 18.8 -31C18.8 -35 18.5 -38 18 -41Z", sock)}
${shape("M-13.5 -15C-15.5 -20 -16 -26 -15.3 -31C-10 -28 -7 -23 -5 -18Z", pen.c("#5d3330"), 'opacity=".75"')}
${shape("M13.5 -15C15.5 -20 16 -26 15.3 -31C10 -28 7 -23 5 -18Z", pen.c("#5d3330"), 'opacity=".75"')}
${shape("M0 16C-5 15 -12 11 -17 6L-27 3L-22 -1C-24 -3 -25 -5 -26 -8L-20 -8C-19 -17 -10 -23 0 -23C10 -23 19 -17 20 -8L26 -8C25 -5 24 -3 22 -1L27 3L17 6C12 11 5 15 0 16Z", pen.main)}
${shape("M0 16C-5 15 -12 11 -17 6L-27 3L-22 -1C-23 -2 -24 -4 -24.5 -5.5C-17 -5 -9 -5 -5.5 3C-4 6 -2 7.5 0 7.5C2 7.5 4 6 5.5 3C9 -5 17 -5 24.5 -5.5C24 -4 23 -2 22 -1L27 3L17 6C12 11 5 15 0 16Z", white)}
${shape("M-4 -23C-3 -14 -4 -4 -3 3C-2 6 2 6 3 3C4 -4 3 -14 4 -23Z", pen.light, 'opacity=".6"')}
${stroke("M0 14.5V16.5M-5 13.5Q-2.5 17 0 16.5Q2.5 17 5 13.5", pen.c("#6a4038"), 0.9, 'opacity=".7"')}${ellipse(0, 12.6, 3.7, 2.8, pen.c("#2a1c20"))}${ellipse(-0.8, 11.7, 1.2, 0.6, pen.c("#8d7d80"))}
${eye(pen, -9.5, -3, 2.5)}${eye(pen, 9.5, -3, 2.5)}</g>`;
}

function profile(pen: Pen): string {
  const white = pen.c("#fbf1e2");
  const sock = pen.c("#40272a");
  return `${shape("M-14 -12C-20 -18 -24 -30 -24 -38C-14 -33 -7 -26 -4 -18Z", pen.deep)}
${shape("M-18 6C-21 -6 -15 -20 -2 -22C8 -23 14 -18 17 -11C22 -8 27 -6 31 -4.5C33.5 -3.5 33.5 0 31 1.5C27 4 22 6 17 7C12 15 -12 20 -18 6Z", pen.main)}
${shape("M31 1.5C27 4 22 6 17 7C13 14 0 17 -9 14L-14 18L-14 11L-20 11L-15 5C-4 6 -1 -1 6 -3C13 -5 24 -3 31 -2Z", white)}
${shape("M-9 -15C-14 -22 -15 -34 -12 -44C-2 -37 4 -27 4 -17Z", pen.main)}
${shape("M-12 -44C-9 -42 -6 -39 -4 -36C-7 -34 -10 -33.5 -13.5 -34C-13.5 -38 -13 -41 -12 -44Z", sock)}
${shape("M-7 -18C-10 -24 -11 -29 -10.5 -34C-5 -31 -1 -24 0 -18Z", pen.c("#5d3330"), 'opacity=".7"')}
${stroke("M30 1.5C25 4 20 4.5 15 3", pen.c("#6a4038"), 0.9, 'opacity=".7"')}${ellipse(31.5, -3, 3, 2.5, pen.c("#2a1c20"))}${eye(pen, 10.5, -9, 2.4)}`;
}

function tail(pen: Pen): string {
  const white = pen.c("#fbf1e2");
  return (
    shape(
      "M-12 -3C-34 4 -60 -4 -64 -26C-67 -44 -56 -58 -44 -68C-45 -56 -37 -47 -36 -36C-35 -25 -26 -20 -12 -22Z",
      pen.main,
    ) +
    shape("M-12 -3C-30 2 -50 -1 -59 -14C-46 -6 -30 -12 -12 -14Z", pen.dark, 'opacity=".7"') +
    shape(
      "M-64.5 -32C-64 -46 -55 -58.5 -44 -68C-45 -59 -41 -52 -38 -45L-44 -47L-46 -39L-52 -43L-55 -33L-59 -37Z",
      white,
    )
  );
}

function sitting(pen: Pen): string {
  const white = pen.c("#fbf1e2");
  const sock = pen.c("#40272a");
  const lookingUp = pen.rng.chance(0.4);
  const body = `${tail(pen)}
${shape("M-2 -62C-18 -54 -31 -34 -30 -13C-30 -5 -26 0 -18 0L16 0C22 0 23 -4 21 -9C24 -26 24 -46 15 -62Z", pen.main)}
${shape("M-30 -13C-30 -5 -26 0 -18 0L2 0C6 -12 2 -27 -10 -29C-20 -30 -28 -23 -30 -13Z", pen.light, 'opacity=".55"')}
${stroke("M-17 -27C-5 -28 3 -18 2 -5", pen.deep, 1.1, 'opacity=".55"')}
${shape("M-22 0C-23 -6 -17 -8 -12 -7C-5 -6 0 -4 1 0Z", sock)}
${shape("M3 -36C3 -22 4 -12 3 -4C3 0 12 0 12.5 -3C13 -14 13 -24 14 -36Z", pen.dark)}
${shape("M10 -38C11 -24 12 -12 11.5 -4C11.5 0 21 0 21 -4C21.5 -16 22 -28 20 -40Z", pen.main)}
${shape("M3.4 -15C3.6 -11 3.4 -7 3 -4C3 0 12 0 12.5 -3L12.9 -15Z", sock)}
${shape("M11.7 -17C11.8 -12 11.7 -8 11.5 -4C11.5 0 21 0 21 -4L21.5 -17C18 -14 15 -14 11.7 -17Z", sock)}
${shape("M-4 -58C-5 -50 -2 -46 0 -42L2 -45C3 -39 5 -35 8 -30L10 -35L13 -31C16 -36 17 -40 18 -45L20 -42C21 -48 20 -55 17 -60Z", white)}`;
  const chin = lookingUp
    ? ""
    : shape("M-10 -60C-4 -50 4 -44 9 -43C14 -45 22 -52 25 -60Z", pen.c("#7a3a2a"), 'opacity=".28"');
  return lookingUp
    ? `${body}<g transform="translate(3 -66) rotate(-16) scale(.92)">${profile(pen)}</g>`
    : body + chin + head(pen, 7, -66, 0.94, pen.rng.range(-5, 7));
}

function asleep(pen: Pen): string {
  const white = pen.c("#fbf1e2");
  return `<g transform="translate(0 0) scale(.98)">
${shape("M-52 -20C-56 -44 -20 -56 8 -52C40 -48 58 -30 52 -12C48 0 20 1 -6 1C-34 1 -50 -4 -52 -20Z", pen.main)}
${shape("M-44 -30C-30 -48 10 -50 30 -40C8 -44 -26 -40 -44 -30Z", pen.light, 'opacity=".7"')}
${stroke("M4 -45C22 -40 30 -26 22 -12", pen.deep, 1.2, 'opacity=".5"')}
<g transform="translate(-22 -22) rotate(-12)">${head(pen, 0, 0, 0.86, 0)}</g>
${shape("M52 -16C50 2 18 6 -8 4C-24 3 -36 -2 -42 -10C-32 -12 -24 -12 -16 -10C6 -6 30 -10 52 -16Z", pen.dark)}
${shape("M-42 -10C-32 -12 -24 -12 -16 -10L-20 -5L-14 -2L-18 3.3C-28 1 -38 -4 -42 -10Z", white)}</g>`;
}

function trotting(pen: Pen): string {
  const white = pen.c("#fbf1e2");
  const sock = pen.c("#40272a");
  const leg = (d: string, s: string, fill: string) => shape(d, fill) + shape(s, sock);
  return `<g transform="translate(-4 0) scale(1.25)">
${shape("M-38 -42C-56 -52 -78 -44 -92 -28C-78 -22 -54 -22 -38 -32Z", pen.main)}
${shape("M-92 -28C-86 -35 -79 -41 -71 -44L-73 -38L-67 -36L-72 -31L-67 -27C-76 -25.5 -85 -25.5 -92 -28Z", white)}
${leg("M-34 -30C-40 -20 -46 -12 -50 -4L-44 -1C-36 -8 -28 -16 -24 -26Z", "M-46 -10L-50 -4L-52 0L-45 0C-42 -3 -40 -5 -39 -7Z", pen.dark)}
${leg("M16 -28C16 -18 14 -10 10 -3L16 -1C22 -10 26 -18 27 -28Z", "M13 -9L9 -2L8 1L15 1C17 -2 19 -4 20 -7Z", pen.dark)}
${shape("M-42 -36C-40 -48 -20 -46 0 -48C14 -49 26 -52 32 -44C36 -36 30 -26 20 -24C4 -20 -16 -24 -28 -22C-38 -22 -44 -28 -42 -36Z", pen.main)}
${leg("M-36 -34C-36 -22 -30 -14 -32 -4L-25 -1C-22 -12 -20 -20 -18 -28Z", "M-31.5 -10L-32 -4L-33 0L-25 0C-24 -4 -23.5 -7 -23 -10Z", pen.main)}
${leg("M20 -30C26 -20 32 -12 36 -4L43 -4C40 -14 36 -24 32 -34Z", "M32 -9L36 -3L37 0L45 0C44 -4 42 -7 40 -11Z", pen.main)}
${shape("M22 -42C22 -32 26 -26 32 -22C37 -28 38 -36 38 -44Z", white)}
<g transform="translate(36 -50) scale(.72)">${profile(pen)}</g></g>`;
}

export const fox: Subject = {
  height: 0.46,
  width: 96,
  habitat: "ground",
  colour: "#dc5f22",
  seat: [-2, -60],
  head: { x: 7, y: -70, r: 20 },
  draw: (pen) =>
    pen.pose === "sleep" ? asleep(pen) : pen.pose === "move" ? trotting(pen) : sitting(pen),
};
