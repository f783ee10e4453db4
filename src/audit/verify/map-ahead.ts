/**
 * Works on some items at once and gives the results in the order of the items.
 *
 * items    any number; they are asked for as they are needed
 * width    items that are worked on at once
 * fails    with the first error of `work`, after the work that was begun has ended
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const one = work(item);
      // Told where it is awaited; until then it must not count as unhandled.
      one.catch(() => {});
      begun.push(one);
      if (begun.length >= width) yield (await begun.shift()) as Result;
    }
    while (begun.length > 0) yield (await begun.shift()) as Result;
  } finally {
    await Promise.allSettled(begun);
  }
}
