/**
 * Works on several things at a time and answers them in their order, never more than `count` ahead
 * of whoever takes them.
 */
export async function* ahead<T, R>(
  things: AsyncIterable<T>,
  count: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const thing of things) {
    const result = work(thing);
    // It is awaited in its turn; until then its failure must not count as nobody's.
    result.catch(() => undefined);
    running.push(result);
    if (running.length < count) continue;
    const first = running.shift();
    if (first) yield await first;
  }
  for (const result of running) yield await result;
}
