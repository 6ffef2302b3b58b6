/**
 * The rows of the table of what is stored, from the inventory. Used when the site is built; no
 * browser loads the inventory.
 */
import type {
  Category,
  Declaration,
  ItemDeclaration,
} from "../../../functions/core/privacy/declare.ts";
import { objects } from "../../../functions/core/privacy/inventory/objects.ts";
import { items } from "../../../functions/core/privacy/inventory.ts";
import { keepingWords } from "../../../functions/core/privacy/tables.ts";
import { pages } from "../messages/en-pages.ts";
import type { Retained } from "./erasure.tsx";
import type { StoredGroup, StoredKind } from "./stored.tsx";

const words = pages.accountPage;

const groups: readonly { title: string; categories: readonly Category[] }[] = [
  { title: words.groups.you, categories: ["identity", "credential", "preference"] },
  { title: words.groups.made, categories: ["content", "usage"] },
  { title: words.groups.credits, categories: ["billing"] },
  { title: words.groups.written, categories: ["correspondence", "record", "technical"] },
];

/** Everything of the inventory that has a place in a person's export, then what only machines need. */
export function storedGroups(): StoredGroup[] {
  const declared: readonly ItemDeclaration[] = Object.values(items);
  const exported = declared.filter(
    (one) => one.subject === "person" && typeof one.export === "string",
  );
  const rows = groups.map(({ title, categories }) => ({
    title,
    kinds: exported
      .filter(({ category }) => categories.includes(category))
      .map((one) => ({ name: one.name, about: one.about, kept: keptWords(one) })),
  }));
  const [you, made, credits, written] = rows;
  if (!you || !made || !credits || !written) throw new Error("a group is missing");
  const images: StoredKind = {
    name: "images",
    about: words.images,
    kept: keptWords(objects.freeImages),
  };
  const internal: StoredKind = {
    name: "internal",
    about: words.internal,
    kept: words.internalKept,
  };
  return [
    you,
    { ...made, kinds: [...made.kinds, images] },
    credits,
    { ...written, kinds: [...written.kinds, internal] },
  ];
}

/** What stays after an account is erased: what a law makes us keep, and what no longer names anybody. */
export function retainedAfterErasure(): Retained[] {
  const declared: readonly Declaration[] = [...Object.values(items), ...Object.values(objects)];
  return declared.flatMap((one) => {
    const { subject, erasure, about } = one;
    if (subject !== "person" || erasure === "delete" || erasure === "expire") return [];
    const why = erasure === "unlink" ? words.unlinked : erasure.retained;
    return [{ about, why, kept: keptWords(one) }];
  });
}

function keptWords({ kept, enforcedBy }: Pick<Declaration, "kept" | "enforcedBy">): string {
  return keepingWords(kept, enforcedBy);
}
