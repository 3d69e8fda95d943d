import { at, type Path } from '../../values/location.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { appliersOfFolder, layerOf } from '../../tree/flux/appliers.ts'
import { isForced } from '../../tree/flux/forced.ts'
import { nameOf } from '../../tree/objects.ts'
import { changedBelow, changeText, inEachChanged, type ChangeRule } from './change-rule.ts'

/** Fields that the API server never changes, and what to do where they are to change. */
interface Immutable {
  /** Each as `apps/StatefulSet`. */
  readonly kinds: readonly string[]
  readonly fields: readonly Path[]
  readonly fix: (changed: ChangedObject, changes: ClusterChanges) => string
  /** Where the API server makes an exception. */
  readonly isAllowed?: (changed: ChangedObject) => boolean
}

/** What the refusal of one object does to the others of its layer. */
export const REFUSED = 'the API server refuses the change, and Flux then applies nothing more of the layer'

/** Checks fields that are immutable. Flux itself replaces an object that it may. */
export const refusesChange = ({
  kinds,
  fields,
  fix,
  isAllowed = () => false,
}: Immutable): ChangeRule['check'] =>
  inEachChanged(kinds, (changed, report, changes) => {
    const { before, after } = changed
    const field = changedBelow(changed, ...fields)
    if (!field || isForced(changes.after, after) || isAllowed(changed)) return
    report({
      location: at(after, ...field.path),
      message: `${nameOf(before)} changes ${changeText(field)}, which is immutable`,
      impact: REFUSED,
      fix: fix(changed, changes),
    })
  })

/** The commands that replace an object once the change is pushed: Flux creates it anew. */
export const replaceSteps = (
  { after }: ChangedObject,
  { after: cluster }: ClusterChanges,
  ...flags: readonly string[]
): string => {
  const { kind, metadata } = after.object
  const namespace = metadata.namespace === undefined ? [] : ['-n', metadata.namespace]
  const remove = ['kubectl delete', kind.toLowerCase(), metadata.name, ...namespace, ...flags].join(' ')
  const layer = layerOf(cluster, after)
  const [applier] = layer === undefined ? [] : appliersOfFolder(cluster, layer)
  const reconcile = applier
    ? `flux reconcile kustomization ${applier.object.metadata.name} --with-source`
    : 'reconcile its Kustomization'
  return `push, then \`${remove}\` and \`${reconcile}\``
}
