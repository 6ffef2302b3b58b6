/** Where a request stands, and finding it by its number alone. */
import { keys, type RequestOwner } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { addressDigest } from "../account/address.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { isId } from "../id.ts";
import { requestPlace, type SupportRequest, supportRequest } from "../privacy/inventory.ts";

export function ownerOf({ userId, email }: Pick<SupportRequest, "userId" | "email">): RequestOwner {
  if (userId) return { userId };
  return email === undefined ? {} : { addressDigest: addressDigest(email) };
}

export function keyOf(request: SupportRequest) {
  return keys.request(ownerOf(request), request.id);
}

/** For operators: any request, whoever wrote it. @throws AppError support.not_found */
export async function requireRequest(context: DataContext, id: string): Promise<SupportRequest> {
  const place = isId("req", id)
    ? await get(context.table, requestPlace, keys.requestPlace(id))
    : undefined;
  const found = place && (await get(context.table, supportRequest, keys.request(place, id)));
  if (!found) throw new AppError("support.not_found", "There is no such request.");
  return found;
}
