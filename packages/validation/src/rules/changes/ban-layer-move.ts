import { at, type Located } from '../../values/location.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isKept, isOfKind } from '../../tree/changes/removals.ts'
import { appliedIn } from '../../tree/changes/applied.ts'
import { appliersOfObject, type Applier } from '../../tree/flux/appliers.ts'
import { identityOf, nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'

export const banLayerMove: ChangeRule = {
  id: 'ban-layer-move',
  severity: 'warning',
  summary: 'An object stays with the Kustomization that applies it, and a Kustomization keeps its name.',
  rationale:
    'Each Kustomization deletes what it no longer finds. Where the old one comes first, it deletes objects that the new one then creates again: pods stop, and what is in a namespace is lost.',
  fix: 'Give the old Kustomization `prune: false`, push, move the objects, and turn pruning on again.',
  check: (changes, report) => {
    const moves = Map.groupBy(movesIn(changes), ({ from, to }) => `${nameOf(from)} ${nameOf(to)}`)
    for (const all of moves.values()) {
      const [first] = all
      if (!first) continue
      const { from, to, located } = first
      report({
        location: at(to),
        message: `${all.length === 1 ? `${nameOf(located)} moves` : `${all.length} objects move`} from ${nameOf(from)} to ${nameOf(to)}`,
        impact: 'the old one may delete them before the new one applies them: pods stop, and start anew',
        fix: `give ${nameOf(from)} prune: false and push; then move them, and push again`,
      })
    }
  },
}

interface Move {
  readonly from: Applier
  readonly to: Applier
  readonly located: Located
}

/** Objects that stay in the tree and change what applies them, where Flux may delete them in between. */
const movesIn = (changes: ClusterChanges): readonly Move[] => {
  const { before, after } = changes
  if (!areLayersChanged(changes)) return []
  const old = new Map(appliedIn(before).map((located) => [identityOf(located), located]))
  return appliedIn(after).flatMap((now) => {
    const earlier = old.get(identityOf(now))
    if (!earlier || isKept(changes, earlier)) return []
    const [from] = appliersOfObject(before, earlier)
    const [to] = appliersOfObject(after, now)
    return from && to && nameOf(from) !== nameOf(to) ? [{ from, to, located: now }] : []
  })
}

/** Only a Kustomization, or a file that moves, gives an object to another layer. */
const areLayersChanged = ({ before, after, created, deleted, changed }: ClusterChanges): boolean => {
  const paths = new Set(after.tree.files.map(({ path }) => path))
  return (
    [...created, ...deleted, ...changed.map((one) => one.after)].some(isOfKind(LAYER)) ||
    before.tree.files.some(({ path }) => !paths.has(path))
  )
}

const LAYER = 'kustomize.toolkit.fluxcd.io/Kustomization'
