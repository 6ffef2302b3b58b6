/** What the tests of a file work on, made before they begin. */
import { afterAll, beforeAll } from "vitest";
import { type Product, startProduct } from "./product.ts";

/**
 * Made once for all tests (`beforeAll`) or anew for each (`beforeEach`). Answers a function, because
 * while a file is read nothing is made yet.
 */
export function madeBefore<T>(
  when: (make: () => Promise<void>) => void,
  make: () => Promise<T>,
): () => T {
  let made: { readonly it: T } | undefined;
  when(async () => {
    made = { it: await make() };
  });
  return () => {
    if (!made) throw new Error("no test has begun");
    return made.it;
  };
}

/** One product for all tests of a file. */
export function useProduct(): () => Product {
  const product = madeBefore(beforeAll, () => startProduct());
  afterAll(() => product().stop());
  return product;
}
