/** Both sides of the support desk, for tests. */
import { expect } from "vitest";
import type { Browser } from "../../../../local/testing/browser.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { runNotice } from "../../notice/run.ts";
import type { SupportRequest } from "../../privacy/inventory.ts";
import { supportAddress } from "../../promises.ts";
import { answering, save } from "../change.ts";
import { requireRequest } from "../place.ts";
import type { ReceiptView } from "../schema.ts";

export const receiptOf = (body: object) => (body as { request: ReceiptView }).request;

export class Desk {
  readonly #product: () => Product;
  #visitors = 0;

  constructor(product: () => Product) {
    this.#product = product;
  }

  /** From a network of their own, so that one test's tries do not count for another's. */
  visitor(): Browser {
    return this.#product().browser(`198.51.100.${++this.#visitors}`);
  }

  address(): string {
    return `canary-${++this.#visitors}@example.org`;
  }

  codeFor(email: string): Promise<string> {
    return this.#product().codeFor(email);
  }

  async written(
    browser: Browser,
    fields: { topic?: string; message?: string; email?: string } = {},
  ): Promise<ReceiptView> {
    const body = { topic: "access", message: "Show me what you have.", ...fields };
    const sent = await browser.post("/api/support", body);
    expect(sent.status, JSON.stringify(sent.body)).toBe(202);
    return receiptOf(sent.body);
  }

  /** A visitor's, confirmed. */
  async opened(email = this.address(), fields: { topic?: string } = {}): Promise<ReceiptView> {
    const browser = this.visitor();
    const { id } = await this.written(browser, { email, ...fields });
    const code = await this.codeFor(email);
    const confirmed = await browser.post("/api/support/confirm", { id, code });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    return receiptOf(confirmed.body);
  }

  found(id: string): Promise<SupportRequest> {
    return requireRequest(this.#product().context, id);
  }

  async answered(id: string, text = "Here it is."): Promise<void> {
    const { context } = this.#product();
    const before = await this.found(id);
    expect(await save(context, before, answering(context, before, text))).toBe(true);
  }

  /** Does what is due. */
  async work(): Promise<void> {
    const product = this.#product();
    await product.sweep();
    await product.jobs("notices", (job) => runNotice(product.context, job));
  }

  /** Mails to operators about one request, newest first. */
  async reminders(id: string) {
    const mails = await this.#product().services.mails(supportAddress);
    return mails.filter(({ subject }) => subject.includes(id));
  }
}
