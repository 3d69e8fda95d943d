import type { Path } from '../../values/location.ts'
import { quantityOf } from '../../values/quantity.ts'
import { isMap } from '../../values/value-at.ts'
import type { FieldChange } from './field-changes.ts'

/** What the API server fills in where a field is left out, by the field’s name. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  completionMode: 'NonIndexed',
  dnsPolicy: 'ClusterFirst',
  podManagementPolicy: 'OrderedReady',
  preemptionPolicy: 'PreemptLowerPriority',
  protocol: 'TCP',
  reclaimPolicy: 'Delete',
  schedulerName: 'default-scheduler',
  serviceName: '',
  terminationGracePeriodSeconds: 30,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  type: 'Opaque',
  volumeBindingMode: 'Immediate',
  volumeMode: 'Filesystem',
}

/** Whether both versions of a field are the same to the API server. */
export const isSameValue = ({ path, before, after }: FieldChange): boolean => {
  if (isTypeOfTemplate(path)) return true
  const key = String(path.at(-1))
  const [old, now] = [before, after].map((value) => (isEmpty(value) ? DEFAULTS[key] : value))
  return old === now || ((path.includes('resources') || key === 'size') && isSameQuantity(old, now))
}

/** Null, an empty map and an empty list are as good as nothing. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0)

const isSameQuantity = (one: unknown, other: unknown): boolean => {
  const amount = quantityOf(one)
  return amount !== undefined && amount === quantityOf(other)
}

/** The API server fills in what a claim’s template is. */
const isTypeOfTemplate = (path: Path): boolean =>
  path.at(-3) === 'volumeClaimTemplates' && ['apiVersion', 'kind'].includes(String(path.at(-1)))
