import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePodAssociation } from './require-pod-association.ts'

const PROCESSOR = [...SPOKE_KEYS, 'processors', 'k8s_attributes'] as const

testRule(requirePodAssociation, {
  invalid: [
    {
      name: 'an association by uid alone',
      changes: [unset(SPOKE_CONFIG, [...PROCESSOR, 'pod_association', 1])],
    },
    {
      name: 'a start before the pods are known',
      changes: [set(SPOKE_CONFIG, [...PROCESSOR, 'wait_for_metadata'], false)],
    },
  ],
})
