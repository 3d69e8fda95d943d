import type { RenderedFile, RenderedTree } from '@fleet/validation'
import type { TreePlan } from './plan-tree.ts'

/** A tree as a plan leaves it on the disk: a person's files stay, and so does what flux bootstrap wrote. */
export const treeAfter = (
  before: RenderedTree,
  { steps }: TreePlan,
  composed: readonly RenderedFile[],
): RenderedTree => {
  const touched = new Set(steps.map(({ path }) => path))
  const wanted = new Set(composed.map(({ path }) => path))
  return {
    ...before,
    files: [...before.files.filter(({ path }) => !touched.has(path) && !wanted.has(path)), ...composed],
  }
}
