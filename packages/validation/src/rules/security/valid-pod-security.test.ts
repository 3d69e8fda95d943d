import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validPodSecurity } from './valid-pod-security.ts'

const LABEL = 'pod-security.kubernetes.io/'

testRule(validPodSecurity, {
  invalid: [
    {
      name: 'a stricter level than its pods allow',
      changes: [set('spoke Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], 'restricted')],
    },
    {
      name: 'a level that refuses the pods of a chart',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], 'baseline')],
    },
    {
      name: 'an empty level',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], '')],
    },
    {
      name: 'a typo in a label of Pod Security',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enfroce`], 'baseline')],
    },
  ],
})
