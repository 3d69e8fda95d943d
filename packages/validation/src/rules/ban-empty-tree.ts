import { isBare } from '../tree/changes/emptied.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import type { Violation } from '../values/violation.ts'
import { locationOfCluster } from './changes/removed-cluster.ts'
import type { RuleDocs } from './rule/rule.ts'

export const banEmptyTree: RuleDocs = {
  id: 'ban-empty-tree',
  severity: 'warning',
  summary: 'A tree holds more than the folder that `flux bootstrap` wrote.',
  rationale:
    'Flux reads the tree and finds nothing: it deletes all that it has applied from it before. That is so where a cluster left the inventory or got another name.',
  fix: 'Build the tree, or remove the rest of it: `docs/removals.md` has the steps.',
}

/**
 * The trees that are empty. No other rule knows their clusters.
 * @param before an earlier version, whose rules report what becomes empty in between
 */
export const checkEmptyTrees = (
  bare: readonly RenderedTree[],
  before: readonly RenderedTree[] = [],
): readonly Violation[] =>
  bare
    .filter(({ cluster }) => !before.some((tree) => tree.cluster === cluster && !isBare(tree)))
    .map(({ cluster }) => ({
      location: locationOfCluster(cluster),
      message: `the tree of ${cluster} holds nothing but what flux bootstrap wrote`,
      impact: 'where Flux runs, it deletes what it has applied from this tree before',
      fix: `if ${cluster} is new, build its tree; if it is gone or has another name, docs/removals.md has the steps`,
    }))
