/** The text of each version of the policy, byte for byte what its hash is made of. */
import type { APIRoute } from "astro";
import { versions } from "../../../../functions/core/privacy/policy/versions.ts";
import { recordedText } from "../../privacy/recorded.ts";

export const getStaticPaths = () => versions.map(({ version }) => ({ params: { version } }));

export const GET: APIRoute = ({ params }) =>
  new Response(recordedText(params.version ?? ""), {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
