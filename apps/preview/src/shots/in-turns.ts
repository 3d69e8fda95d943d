/** So many at once: a machine with two cores draws no faster by more. */
const AT_ONCE = 2

/** Does the same for each, a few at once, and keeps their order. Each of these few has a tool of its own. */
export const inTurns = async <Tool, Item, Result>(
  items: readonly Item[],
  newTool: () => Promise<Tool>,
  work: (tool: Tool, item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  const left = [...items.entries()]
  const worker = async (): Promise<void> => {
    if (left.length === 0) return
    const tool = await newTool()
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(tool, next[1])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}
