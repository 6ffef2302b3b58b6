/** What the product reaches the world through. Entry points build it; tests build it too. */
import type { Table } from "../db/client.ts";
import type { Clock } from "./clock.ts";

/** Enough for everything that only reads and moves what is in the table. */
export interface DataContext {
  readonly table: Table;
  readonly clock: Clock;
}
