/** People for tests of the operators' tools. */
import type { Browser } from "../../../../local/testing/browser.ts";
import type { Product } from "../../../../local/testing/product.ts";
import type { Operator } from "../../actor.ts";
import type { UserId } from "../../id.ts";
import { operatorOf } from "../operator.ts";
import { setRole } from "../role.ts";

export const reason = "They asked us to.";
/** Who sits at the command line. */
export const root: Operator = operatorOf("machine:root");

export interface Someone {
  readonly browser: Browser;
  readonly id: UserId;
  readonly email: string;
}

export async function someone(product: Product, name = "Mia"): Promise<Someone> {
  const browser = await product.member(name);
  const { id, email } = (await browser.get("/api/account")).body;
  return { browser, id: id as UserId, email: email ?? "" };
}

export async function someOperator(product: Product): Promise<Someone> {
  const made = await someone(product, "Ori");
  await setRole(product.operators, root, { who: made.id, isOperator: true, reason });
  return made;
}

export interface Activity {
  readonly at: string;
  readonly kind: string;
  readonly words: string;
}

/** Everything, page after page. */
export async function activityOf(browser: Browser, limit = 50): Promise<Activity[]> {
  const all: Activity[] = [];
  let cursor = "";
  do {
    const { status, body } = await browser.get(`/api/account/activity?limit=${limit}${cursor}`);
    if (status !== 200) throw new Error(`no activity: ${status} ${JSON.stringify(body)}`);
    const page = body as unknown as { items: Activity[]; nextCursor: string | null };
    all.push(...page.items);
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
  } while (cursor);
  return all;
}
