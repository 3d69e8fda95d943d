import type { Path } from '../../values/location.ts'
import type { ChangeRule } from './change-rule.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

export const banClassChange: ChangeRule = {
  id: 'ban-class-change',
  summary: 'A class, and the definition of a custom resource, keeps what others rely on.',
  rationale:
    'A StorageClass, an IngressClass, a PriorityClass and a RuntimeClass are immutable but for their metadata. Flux cannot apply the layer with a changed one.',
  fix: 'Give the changed class a new name, and name it where it is used.',
  check: (changes, report) => {
    for (const [kind, fields] of Object.entries(IMMUTABLE))
      refusesChange({
        kinds: [kind],
        fields,
        fix: (changed) =>
          `give it a new name, and name it where it is used; or ${replaceSteps(changed, changes)}`,
      })(changes, report)
  },
}

const IMMUTABLE: Readonly<Record<string, readonly Path[]>> = {
  'storage.k8s.io/StorageClass': [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  'networking.k8s.io/IngressClass': [['spec', 'controller']],
  'scheduling.k8s.io/PriorityClass': [['value'], ['preemptionPolicy']],
  'node.k8s.io/RuntimeClass': [['handler']],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    ['spec', 'scope'],
    ['spec', 'group'],
    ['spec', 'names', 'kind'],
    ['spec', 'names', 'plural'],
  ],
}
