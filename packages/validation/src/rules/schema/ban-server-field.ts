import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { at, type Located } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'

export const banServerField: Rule = {
  id: 'ban-server-field',
  ownSeverity: 'info',
  summary:
    'No object in Git has fields that the API server or a controller sets, such as status, uid and resourceVersion.',
  rationale:
    'Objects copied out of a cluster have these fields. A resourceVersion makes every later apply a conflict, and a finalizer without a controller prevents deletion.',
  fix: 'Remove the field.',
  check: inEachCluster(({ objects }, report) => {
    for (const located of objects) {
      for (const key of keysIn(located.object.metadata, IN_METADATA))
        reportField(located, ['metadata', key], report)
      const top = located.object.kind === 'Namespace' ? ['status', 'spec'] : ['status']
      for (const key of keysIn(located.object, top)) reportField(located, [key], report)
    }
  }),
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

const reportField = (located: Located, path: readonly string[], report: Report): void => {
  report({
    location: at(located, ...path),
    message: `${nameOf(located)} has ${path.join('.')}, which the cluster itself sets`,
    impact: 'the API server refuses it, or Flux and the cluster overwrite each other',
    fix: 'remove it',
  })
}
