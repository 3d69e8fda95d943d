import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { at, type Placed } from '../../values/spot.ts'
import { nameOf } from '../../tree/objects.ts'

export const banServerField: Rule = {
  id: 'ban-server-field',
  demands:
    'No object in Git has fields that the API server or a controller fills in: status, uid, resourceVersion and their like.',
  why: 'An object copied out of a cluster brings them along. A resourceVersion makes every later apply a conflict, a finalizer nobody removes keeps the object for ever, and a status from Git lies.',
  example: {
    refused: 'metadata:\n  name: loki\n  resourceVersion: "4711"\n',
    accepted: 'metadata:\n  name: loki\n',
  },
  mend: 'Take the field out.',
  judge: inEachCluster(({ objects }) =>
    objects.flatMap((placed) => [
      ...keysIn(placed.object.metadata, IN_METADATA).map((key) => breach(placed, 'metadata', key)),
      ...keysIn(placed.object, ['status']).map((key) => breach(placed, key)),
      ...(placed.object.kind === 'Namespace' ? keysIn(placed.object, ['spec']) : []).map((key) =>
        breach(placed, key),
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

const breach = (placed: Placed, ...path: readonly string[]): Breach => ({
  at: at(placed, ...path),
  what: `${nameOf(placed)} has ${path.join('.')}, which the cluster itself fills in`,
  consequence: 'the API server refuses it, or Flux and the cluster contradict each other for ever',
  mend: 'take it out',
})
