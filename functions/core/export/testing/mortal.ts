/** A worker that dies: everything it reaches works for a number of changes, and then nothing does. */
import type { ExportContext } from "../../context.ts";

export class Dead extends Error {}

export interface Mortal {
  readonly context: ExportContext;
  /** Changes it made. */
  readonly changes: () => number;
}

/** `lives`: how many changes it makes before it dies. Reading costs nothing, but the dead do not read. */
export function mortal(context: ExportContext, lives: number): Mortal {
  let made = 0;
  const dead = () => made >= lives;
  const reading = <T extends object>(port: T, changing: readonly (keyof T)[]): T =>
    new Proxy(port, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (dead()) throw new Dead(`died before ${String(name)}`);
          if (changing.includes(name as keyof T)) made++;
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  const { client } = context.table;
  const send = async (command: { constructor: { name: string } }) => {
    if (dead()) throw new Dead(`died before ${command.constructor.name}`);
    if (/^(Put|Update|Delete|TransactWrite)/.test(command.constructor.name)) made++;
    return client.send(command as Parameters<typeof client.send>[0]);
  };
  return {
    changes: () => made,
    context: {
      ...context,
      table: { name: context.table.name, client: { send } as unknown as typeof client },
      images: reading(context.images, []),
      archives: reading(context.archives, ["put", "begin", "add", "finish", "abort", "removeAll"]),
      jobs: { exports: reading(context.jobs.exports, ["send"]) },
      post: reading(context.post, ["send"]),
    },
  };
}
