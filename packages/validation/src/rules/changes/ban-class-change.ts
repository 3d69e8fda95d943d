import type { Path } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import type { ChangeRule } from './change-rule.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

export const banClassChange: ChangeRule = {
  id: 'ban-class-change',
  summary:
    'A class, and the definition of a custom resource, keeps what others rely on; a Service keeps its class.',
  rationale:
    'The provisioner of a StorageClass, the value of a PriorityClass and the controller of an IngressClass are immutable. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Give the changed class a new name, and name it where it is used.',
  check: (changes, report, fleet) => {
    for (const [kind, fields] of Object.entries(IMMUTABLE))
      refusesChange({
        kinds: [kind],
        fields,
        isAllowed: ({ before, after }) =>
          kind === SERVICE && ![before, after].every(({ object }) => isLoadBalancer(object)),
        fix: (changed) =>
          `give it a new name, and name it where it is used; or ${replaceSteps(changed, changes)}`,
      })(changes, report, fleet)
  },
}

const SERVICE = 'core/Service'

/** Its class can change where its type does. */
const isLoadBalancer = (object: object): boolean => textAt(object, 'spec', 'type') === 'LoadBalancer'

const IMMUTABLE: Readonly<Record<string, readonly Path[]>> = {
  [SERVICE]: [['spec', 'loadBalancerClass']],
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
