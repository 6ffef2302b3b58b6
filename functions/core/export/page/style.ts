/** How the pages of an export look: the site's paper, ink and banana, in one small sheet. */
import { createHash } from "node:crypto";

export const style = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf6,#151410);--raised:light-dark(#fffefb,#1e1c17);--ink:light-dark(#1c1a16,#f3f0e8);--soft:light-dark(#57534a,#bdb8ab);--line:light-dark(#e4e0d5,#35322b);--banana:#f6c945;--on-banana:#1c1a16;--amber:light-dark(#8a5a00,#f0c070)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,sans-serif;-webkit-text-size-adjust:100%}
main,header,footer{max-width:1160px;margin:0 auto;padding:0 clamp(16px,4vw,48px)}
header{padding-top:40px}
h1{margin:24px 0 8px;font-size:clamp(28px,5vw,44px);line-height:1.1;letter-spacing:-.02em;text-wrap:balance}
h2{margin:56px 0 16px;font-size:22px;line-height:1.25;letter-spacing:-.01em}
p{max-width:68ch;margin:0 0 12px}
a{color:inherit;text-decoration-color:var(--banana);text-decoration-thickness:2px;text-underline-offset:3px}
a:hover{background:var(--banana);color:var(--on-banana)}
a:focus-visible{outline:3px solid var(--banana);outline-offset:2px;border-radius:4px}
.mark{display:flex;gap:10px;align-items:center;font-weight:700}
.mark i{width:16px;height:16px;border:3px solid var(--ink);border-radius:4px 10px 4px 4px;background:var(--banana)}
.soft{color:var(--soft)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:0 32px;margin:0;border-top:1px solid var(--line)}
.facts div{padding:12px 0;border-bottom:1px solid var(--line);min-width:0}
dt{color:var(--soft);font-size:14px}
dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.files{margin:0 0 16px;padding:0;list-style:none;border-top:1px solid var(--line)}
.files li{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr) auto;gap:4px 24px;padding:10px 0;border-bottom:1px solid var(--line)}
.files a{justify-self:start;overflow-wrap:anywhere}
.files span{font-variant-numeric:tabular-nums}
@media(max-width:720px){.files li{grid-template-columns:minmax(0,1fr) auto}.files span:nth-child(2){grid-row:2;grid-column:1/-1}}
table{width:100%;border-collapse:collapse}
td{padding:10px 16px 10px 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
code,pre{font:14px/1.6 ui-monospace,monospace}
pre{margin:0 0 12px;padding:12px 16px;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--raised);border:1px solid var(--line);border-radius:6px}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(200px,45%),1fr));gap:24px 16px;margin:0;padding:0;list-style:none}
figure{margin:0}
.sheet a{display:block;border-radius:6px}
.sheet a:hover{background:none}
.sheet img{display:block;width:100%;height:auto;border-radius:6px;background:var(--line)}
.gone{display:grid;place-items:center;aspect-ratio:1;padding:16px;border:1px dashed var(--line);border-radius:6px;color:var(--amber);text-align:center;font-size:14px}
figcaption{margin-top:8px;font-size:14px;line-height:1.45}
figcaption bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;line-clamp:3;overflow:hidden;overflow-wrap:anywhere;unicode-bidi:isolate}
time{color:var(--soft);font-variant-numeric:tabular-nums}
.jump a{display:inline-block;padding:4px 0}
.jump{display:flex;flex-wrap:wrap;gap:4px 24px;margin:16px 0 0;padding:0;list-style:none}
nav ol{display:flex;flex-wrap:wrap;gap:4px;margin:24px 0;padding:0;list-style:none}
nav ol a{display:block;min-width:44px;padding:10px 12px;border:1px solid var(--line);border-radius:6px;text-align:center;text-decoration:none}
nav [aria-current]{background:var(--banana);border-color:var(--banana);color:var(--on-banana);font-weight:600}
footer{margin-top:72px;padding-bottom:48px;color:var(--soft);font-size:14px}
@media print{.sheet li{break-inside:avoid}nav{display:none}}
`;

/** Nothing but this sheet and the pictures beside the page: no script, no form, no network. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  // A page opened from a disk has no origin, so `'self'` alone does not cover its neighbours.
  "img-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
