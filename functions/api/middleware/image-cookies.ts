/** The cookies that open a person's images: given with addresses, taken back at the end of a session. */

import type { Person } from "../../core/actor.ts";
import { viewerPrefix } from "../../core/image/location.ts";
import { imageCookieNames } from "../../core/privacy/cookies.ts";
import type { Generation } from "../../core/privacy/inventory.ts";
import { account } from "../../core/privacy/inventory.ts";
import { imageClasses } from "../../core/retention.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { lazy } from "../../runtime/lazy.ts";
import type { ApiContext } from "../context.ts";
import type { ApiRequest, Cookie } from "../http.ts";

const access = lazy(() => import("../../core/image/access.ts"));

/** Whoever is told the address of an image gets the key to it with the same answer. */
export async function imageCookies(
  context: ApiContext,
  { origin }: ApiRequest,
  viewers: readonly Pick<Generation, "imageClass" | "imagePrefix">[],
): Promise<Cookie[]> {
  if (viewers.length === 0) return [];
  const { accessCookies } = await access();
  const key = await context.signingKey();
  return viewers.flatMap(({ imageClass, imagePrefix }) =>
    accessCookies(key, context.clock, { origin, imageClass, imagePrefix }),
  );
}

/** Empties them in this browser, so that the next person at it opens nothing. */
export async function endedImageCookies(context: ApiContext, person: Person): Promise<Cookie[]> {
  const found = await get(context.table, account, keys.account(person.userId));
  if (!found) return [];
  return imageClasses.flatMap((imageClass) => {
    const path = `/${viewerPrefix(imageClass, found.imagePrefix).slice(0, -1)}`;
    return imageCookieNames.map((name) => ({ name, value: "", path, maxAgeSeconds: 0 }));
  });
}
