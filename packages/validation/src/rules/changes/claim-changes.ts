import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { isSameValue } from '../../tree/changes/same-value.ts'
import { quantityOf } from '../../values/quantity.ts'
import { valueAt } from '../../values/value-at.ts'

/** A change of a claim that the API server refuses. */
export interface ClaimProblem {
  readonly field: FieldChange
  readonly reason: string
  readonly fix: string
}

/** The fields of a claim that changed, by what each is. */
export interface ClaimChange {
  readonly size?: FieldChange | undefined
  readonly storageClass?: FieldChange | undefined
  /** Any other field: the API server changes none. */
  readonly others: readonly FieldChange[]
  /** The storage class that both versions state. */
  readonly className: string
}

const MOVE = 'create a claim of another name, and copy the data to it'

/** The first change of a claim that the API server refuses. */
export const claimProblem = (
  cluster: ClusterView,
  { size, storageClass, others, className }: ClaimChange,
): ClaimProblem | undefined => {
  // A class that the old version leaves out may be the one that the new version states.
  if (storageClass && !isSameValue(storageClass) && typeof storageClass.before === 'string')
    return { field: storageClass, reason: 'a claim keeps its storage class', fix: MOVE }
  const other = others.find((field) => !isSameValue(field))
  if (other) return { field: other, reason: 'only the size of a claim can change', fix: MOVE }
  const [before, after] = [size?.before, size?.after].map(quantityOf)
  if (!size || before === undefined || after === undefined || before === after) return undefined
  if (after < before)
    return { field: size, reason: 'a claim never shrinks', fix: `keep the size; or ${MOVE}` }
  return mayGrow(cluster, className)
    ? undefined
    : {
        field: size,
        reason: `a claim of the storage class ${className} does not grow`,
        fix:
          className === LOCAL_PATH
            ? `keep the size, which ${LOCAL_PATH} does not enforce`
            : `keep the size; or ${MOVE}`,
      }
}

/**
 * What a person does where a StatefulSet claims volumes of another size or class: its templates are immutable, and its claims
 * stay as they are.
 * @param steps creates the StatefulSet anew and keeps its pods
 */
export const templateFix = (
  cluster: ClusterView,
  { size, storageClass, className }: ClaimChange,
  { claims, namespace, steps }: TemplateSteps,
): string => {
  if (storageClass && !isSameValue(storageClass))
    return `keep the class, as its claims do; for another, back up, delete the StatefulSet and its claims after the push, and restore`
  const [before, after] = [size?.before, size?.after].map(quantityOf)
  if (!size || before === undefined || after === undefined || before === after)
    return `${steps}: its pods and claims stay`
  if (after < before) return 'keep the size: a claim never shrinks'
  if (!mayGrow(cluster, className))
    return `keep the size: a claim of ${className} does not grow${className === LOCAL_PATH ? `, and ${LOCAL_PATH} enforces none` : ''}`
  const patch = `-p '{"spec":{"resources":{"requests":{"storage":"${String(size.after)}"}}}}'`
  return `if the StorageClass has allowVolumeExpansion, \`kubectl patch pvc -n ${namespace} ${claims} ${patch}\`; then ${steps}: its pods stay; else keep the size`
}

interface TemplateSteps {
  /** Their names, for a command. */
  readonly claims: string
  readonly namespace: string
  readonly steps: string
}

/** The storage class of k3s, whose provisioner cannot expand a volume. */
const LOCAL_PATH = 'local-path'

/** Whether claims of a class may grow. What is in no file of the tree may, except for the class of k3s. */
const mayGrow = (cluster: ClusterView, className: string): boolean => {
  const known = cluster
    .others('storage.k8s.io/v1/StorageClass')
    .find(({ object }) => object.metadata.name === className)
  return known ? valueAt(known.object, ['allowVolumeExpansion']) === true : className !== LOCAL_PATH
}
