import { at } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'

export const banPruneChange: ChangeRule = {
  id: 'ban-prune-change',
  severity: 'warning',
  summary: 'A Kustomization keeps what it does with objects that leave Git.',
  rationale:
    'With `prune: true` Flux deletes an object that is no longer in Git. Without it, the object stays, and nobody is reminded of it.',
  fix: 'Nothing, if it is meant. Delete by hand what has left Git while nothing was pruned.',
  check: inEachChanged(['kustomize.toolkit.fluxcd.io/Kustomization'], ({ before, after }, report) => {
    const [old, now] = [before, after].map(({ object }) => valueAt(object, ['spec', 'prune']) === true)
    if (old === now) return
    report({
      location: at(after, 'spec', 'prune'),
      message: `${nameOf(after)} ${now ? 'begins' : 'ceases'} to delete objects that leave Git`,
      impact: now
        ? 'what leaves Git from now on is deleted; what has left it before stays in the cluster'
        : 'what leaves Git from now on stays in the cluster, and goes on running',
      fix: now
        ? 'nothing, if it is meant: annotate what must never be deleted kustomize.toolkit.fluxcd.io/prune: disabled'
        : 'nothing, if it is meant; delete by hand what leaves Git meanwhile',
    })
  }),
}
