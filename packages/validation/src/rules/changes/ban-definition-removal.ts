import { at, type Located } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isOfKind, removalsOf } from '../../tree/changes/removals.ts'
import { isForced } from '../../tree/flux/forced.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'
import { REFUSED } from './refused-change.ts'

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition'

export const banDefinitionRemoval: ChangeRule = {
  id: 'ban-definition-removal',
  summary: 'The definition of a custom resource stays, with the version in which its objects are stored.',
  rationale:
    'With a definition the cluster deletes every object of its kind, in all namespaces, of any owner. The API server refuses a definition that lacks a version in which objects were stored.',
  fix: 'Annotate the definition `kustomize.toolkit.fluxcd.io/prune: disabled` and push that before the removal. Keep a stored version with `served: false`.',
  check: (changes, report, fleet) => {
    for (const located of removalsOf(changes).deleted.filter(isOfKind(DEFINITION)))
      report({
        location: at(located),
        message: `${nameOf(located)} is removed, and Flux deletes it with every object of its kind`,
        impact: lostText(changes, located),
        fix: 'put it back annotated kustomize.toolkit.fluxcd.io/prune: disabled, push, and remove it after that',
      })
    ofVersions(changes, report, fleet)
  },
}

const lostText = ({ before }: ClusterChanges, { object }: Located): string => {
  const kind = textAt(object, 'spec', 'names', 'kind')
  const group = textAt(object, 'spec', 'group')
  const count = before.objects.filter(
    (one) => one.object.kind === kind && one.object.apiVersion.startsWith(`${group}/`),
  ).length
  return `all objects of the kind ${kind} are lost: ${count} of the tree, and all others in the cluster`
}

const ofVersions = inEachChanged([DEFINITION], ({ before, after }, report, changes) => {
  const names = new Set(versionsOf(after).map((version) => textAt(version, 'name')))
  const gone = versionsOf(before).find(
    (version) => valueAt(version, ['storage']) === true && !names.has(textAt(version, 'name')),
  )
  if (!gone || isForced(changes.after, after)) return
  report({
    location: at(after, 'spec', 'versions'),
    message: `${nameOf(after)} lacks the version ${textAt(gone, 'name')}, in which its objects are stored`,
    impact: REFUSED,
    fix: 'keep the version with served: false and storage: false until every object is stored anew and status.storedVersions no longer lists it',
  })
})

const versionsOf = ({ object }: Located): readonly unknown[] => listOf(valueAt(object, ['spec', 'versions']))
