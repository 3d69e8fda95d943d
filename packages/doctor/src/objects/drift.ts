import { fieldChanges, type FieldChange } from '@fleet/validation/field-changes'
import { quantityOf } from '@fleet/validation/quantity'
import { isSameValue } from '@fleet/validation/same-value'
import { hasUnknown } from '@fleet/validation/unknown-text'
import { withoutSecrets } from '@fleet/validation/without-secrets'
import type { KubernetesObject } from '../live/cluster-api.ts'

type Path = FieldChange['path']

/** A field that the cluster has otherwise than the tree states it. */
export interface Drift {
  readonly path: Path
  /** `spec.template.spec.containers[app].image`. */
  readonly field: string
  /** In words, without secrets. */
  readonly stated: string
  readonly seen: string
}

/** What the cluster itself writes into an object. */
const BOOKKEEPING = new Set([
  'managedFields', 'resourceVersion', 'generation', 'uid', 'creationTimestamp', 'selfLink',
]) // prettier-ignore

/** Of the metadata, what a tree states. */
const STATED_METADATA = new Set(['labels', 'annotations'])

/** The fields that a tree states and the cluster has otherwise. What the API server writes in another way or fills in counts as equal. */
export const driftOf = (stated: KubernetesObject, live: KubernetesObject): readonly Drift[] =>
  fieldChanges(live, stated)
    .filter((change) => change.after !== undefined && isOfObject(change.path) && !isSame(change))
    .map((change) => driftAt(change, stated))

/** The fields that applying an object would change. */
export const changesBy = (live: KubernetesObject, applied: KubernetesObject): readonly Drift[] =>
  fieldChanges(live, applied)
    .filter(
      ({ path }) => path[0] !== 'status' && !(path[0] === 'metadata' && BOOKKEEPING.has(String(path[1]))),
    )
    .map((change) => driftAt(change, applied))

const isOfObject = ([first, second]: Path): boolean =>
  first === 'metadata' ? STATED_METADATA.has(String(second)) : first !== 'status' && first !== 'file'

const isSame = (change: FieldChange): boolean => {
  const { path, before, after } = change
  if (isSameValue(change)) return true
  if (hasUnknown(JSON.stringify(after))) return true
  // The API server leaves out what is as good as nothing.
  if (before === undefined && (after === false || after === 0 || after === '')) return true
  return path[0] !== 'data' && isSameQuantity(before, after)
}

/** `0.5` and `500m`, `1024Mi` and `1Gi`. */
const isSameQuantity = (one: unknown, other: unknown): boolean => {
  const amount = quantityOf(one)
  return amount !== undefined && amount === quantityOf(other)
}

const driftAt = ({ path, before, after }: FieldChange, holder: unknown): Drift => ({
  path,
  field: fieldIn(holder, path),
  stated: shown(after, path, holder),
  seen: shown(before, path, holder),
})

const LONGEST = 80

const shown = (value: unknown, path: Path, holder: unknown): string => {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(withoutSecrets(value, path, valueIn(holder, path.slice(0, -1))))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** The variable that a value is of may say that it is a secret: it stands beside the value. */
const valueIn = (holder: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    holder,
  )

/** A path as a person reads it, with the names of items. */
const fieldIn = (holder: unknown, path: Path): string => {
  let value = holder
  let field = ''
  for (const key of path) {
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key]
    const { name } = (value ?? {}) as { readonly name?: unknown }
    if (typeof key === 'number') field += `[${typeof name === 'string' ? name : key}]`
    else if (/^[\w-]+$/.test(key)) field += field === '' ? key : `.${key}`
    else field += `["${key}"]`
  }
  return field
}
