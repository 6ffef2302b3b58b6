/** What falls, drifts and flashes in front of a scene. */
import { mix } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, ellipse, linear, n, shape, stroke } from "../geometry.ts";
import type { Stage } from "./stage.ts";

export function weatherLayers(stage: Stage): Layer[] {
  const { frame, palette, weather, season } = stage;
  const rng = stage.rng.fork("weather");
  const layers: Layer[] = [];
  if (
    stage.place === "deep" ||
    stage.place === "space" ||
    stage.place === "table" ||
    stage.place === "moonscape"
  )
    return layers;
  if (weather === "rain" || weather === "storm") {
    let svg = "";
    const slant = weather === "storm" ? 0.42 : rng.range(-0.2, 0.24);
    const colour = mix("#e6f0fa", palette.sky[2], 0.3);
    for (let i = 0; i < 240; i++) {
      const near = rng.next() ** 2;
      const long = 16 + near * 52;
      const x = rng.range(-80, frame.w + 80);
      const y = rng.range(-40, frame.h);
      svg += stroke(
        `M${n(x)} ${n(y)}l${n(-slant * long)} ${n(long)}`,
        colour,
        0.7 + near * 1.7,
        `opacity="${n(0.22 + near * 0.34)}"`,
      );
    }
    for (let i = 0; i < 36; i++) {
      const x = rng.range(0, frame.w);
      const y = frame.h * rng.range(0.8, 1);
      svg += `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rng.range(5, 13))}" ry="2.6" fill="none" stroke="${colour}" stroke-width="1" opacity=".4"/>`;
    }
    layers.push({ svg, role: "front", depth: 0 });
  }
  if (weather === "storm") {
    let svg = "";
    const bolts = rng.int(1, 2);
    for (let b = 0; b < bolts; b++) {
      let x = frame.w * (stage.heroX > frame.w / 2 ? rng.range(0.12, 0.42) : rng.range(0.58, 0.88));
      let y = stage.horizon * 0.12;
      let d = `M${n(x)} ${n(y)}`;
      let twig = "";
      while (y < stage.horizon) {
        x += rng.range(-34, 34);
        y += rng.range(24, 58);
        d += `L${n(x)} ${n(y)}`;
        if (rng.chance(0.25))
          twig += `M${n(x)} ${n(y)}l${n(rng.range(-50, 50))} ${n(rng.range(24, 60))}l${n(rng.range(-26, 26))} ${n(rng.range(16, 40))}`;
      }
      svg +=
        stroke(d, "#cfd8ff", 16, 'opacity=".14"') +
        stroke(d, "#e6ecff", 7, 'opacity=".3"') +
        stroke(d, "#fffdf0", 2.8) +
        stroke(twig, "#f4f2ff", 1.3, 'opacity=".85"');
    }
    layers.unshift({ svg, role: "light", depth: 0.8, blend: "screen" });
  }
  if (weather === "snow") {
    let svg = "";
    for (let i = 0; i < 190; i++) {
      const near = rng.next() ** 3;
      svg += circle(
        rng.range(0, frame.w),
        rng.range(0, frame.h),
        1.1 + near * 7.5,
        "#ffffff",
        `opacity="${n(0.5 + rng.next() * 0.42 - near * 0.25)}"`,
      );
    }
    layers.push({ svg, role: "front", depth: 0 });
  }
  if (weather === "fog") {
    let svg = "";
    for (let i = 0; i < 6; i++) {
      const id = stage.id("fog");
      const y = stage.horizon + (i - 2.5) * frame.h * 0.085;
      const tall = frame.h * 0.11;
      svg += `<defs>${linear(
        id,
        [
          { at: 0, colour: palette.haze, opacity: 0 },
          { at: 0.5, colour: mix(palette.haze, "#ffffff", 0.2), opacity: 0.5 },
          { at: 1, colour: palette.haze, opacity: 0 },
        ],
        [0, y - tall],
        [0, y + tall],
      )}</defs>${shape(`M-10 ${n(y - tall)}C${n(frame.w * 0.3)} ${n(y - tall * rng.range(0.5, 1.5))} ${n(frame.w * 0.7)} ${n(y - tall * rng.range(0.5, 1.5))} ${n(frame.w + 10)} ${n(y - tall)}V${n(y + tall)}H-10Z`, `url(#${id})`)}`;
    }
    layers.push({ svg, role: "front", depth: 0.2 });
  }
  const leafy = season === "autumn" && stage.reading.season === "autumn";
  const petals = season === "spring" && stage.reading.season === "spring";
  if (leafy || petals || weather === "wind") {
    let svg = "";
    const colours = leafy
      ? (["#d9772f", "#c2472c", "#e8b13f"] as const)
      : petals
        ? (["#f7c3d2", "#fbe3ea", "#f0a0b8"] as const)
        : palette.foliage;
    for (let i = 0; i < 46; i++) {
      const near = rng.next() ** 2;
      const r = 3 + near * 8;
      svg += ellipse(
        rng.range(0, frame.w),
        rng.range(frame.h * 0.1, frame.h),
        r,
        r * 0.5,
        palette.tone(rng.pick(colours)),
        rng.range(0, 180),
        'opacity=".9"',
      );
    }
    if (weather === "wind")
      for (let i = 0; i < 9; i++) {
        const x = rng.range(-60, frame.w * 0.8);
        const y = rng.range(frame.h * 0.1, frame.h * 0.8);
        const long = rng.range(120, 300);
        svg += stroke(
          `M${n(x)} ${n(y)}c${n(long * 0.4)} -24 ${n(long * 0.7)} 16 ${n(long)} -4c24 -9 26 -34 5 -34c-14 0 -16 18 -4 20`,
          mix(palette.cloud, "#ffffff", 0.4),
          2.2,
          'opacity=".55"',
        );
      }
    layers.push({ svg, role: "front", depth: 0 });
  }
  const fireflies =
    palette.night &&
    weather === "clear" &&
    (stage.place === "forest" ||
      stage.place === "meadow" ||
      stage.place === "garden" ||
      stage.place === "jungle" ||
      stage.reading.mood === "dreamy");
  if (fireflies && (stage.reading.mood === "dreamy" || rng.chance(0.7))) {
    let svg = "";
    for (let i = 0; i < 26; i++) {
      const x = rng.range(0, frame.w);
      const y = rng.range(stage.horizon * 0.9, frame.h * 0.96);
      const r = rng.range(1.4, 3);
      svg +=
        circle(x, y, r * 4.5, "#ffe89a", 'opacity=".14"') +
        circle(x, y, r * 2.2, "#ffe89a", 'opacity=".28"') +
        circle(x, y, r, "#fffbe0");
    }
    layers.push({ svg, role: "light", depth: 0, blend: "screen" });
  }
  return layers;
}
