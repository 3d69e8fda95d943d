import { set } from '../../testing/sample-trees.ts'
import { validPod } from './valid-pod.ts'
import { testRule } from '../../testing/test-rule.ts'

const field = (path: readonly (string | number)[], value: unknown) => [
  set('hub Deployment cloudflared', ['spec', 'template', 'spec', ...path], value),
]

testRule(validPod, {
  invalid: [
    {
      name: 'a Deployment that does not always restart',
      changes: field(['restartPolicy'], 'OnFailure'),
    },
    { name: 'a Deployment with a deadline', changes: field(['activeDeadlineSeconds'], 100) },
    { name: 'a pod without a name server', changes: field(['dnsPolicy'], 'None') },
    { name: 'a pod with two accounts', changes: field(['serviceAccount'], 'somebody-else') },
    {
      name: 'a livenessProbe that needs two successes',
      changes: field(['containers', 0, 'livenessProbe', 'successThreshold'], 2),
    },
    {
      name: 'a readinessProbe with a grace period',
      changes: field(['containers', 0, 'readinessProbe', 'terminationGracePeriodSeconds'], 5),
    },
  ],
})
