/** All that some lead to, step by step: one that they begin with too, if a step leads back to it. */
export const reachable = <Node>(
  from: readonly Node[],
  next: (node: Node) => readonly Node[],
): ReadonlySet<Node> => {
  const reached = new Set<Node>()
  const open = [...from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    open.push(...next(node))
  }
  return reached
}
