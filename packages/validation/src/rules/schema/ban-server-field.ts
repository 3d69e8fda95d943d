import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Located } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'

export const banServerField: Rule = {
  id: 'ban-server-field',
  summary:
    'No object in Git has fields that the API server or a controller fills in: status, uid, resourceVersion and their like.',
  rationale:
    'An object copied out of a cluster brings them along. A resourceVersion makes every later apply a conflict, a finalizer nobody removes keeps the object for ever, and a status from Git lies.',
  fix: 'Take the field out.',
  check: inEachCluster(({ objects }) =>
    objects.flatMap((placed) => [
      ...keysIn(placed.object.metadata, IN_METADATA).map((key) => violation(placed, 'metadata', key)),
      ...keysIn(placed.object, ['status']).map((key) => violation(placed, key)),
      ...(placed.object.kind === 'Namespace' ? keysIn(placed.object, ['spec']) : []).map((key) =>
        violation(placed, key),
      ),
    ]),
  ),
}

const IN_METADATA = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
]

const keysIn = (holder: object, keys: readonly string[]): string[] =>
  keys.filter((key) => Object.hasOwn(holder, key))

const violation = (placed: Located, ...path: readonly string[]): Violation => ({
  location: at(placed, ...path),
  message: `${nameOf(placed)} has ${path.join('.')}, which the cluster itself fills in`,
  impact: 'the API server refuses it, or Flux and the cluster contradict each other for ever',
  fix: 'take it out',
})
