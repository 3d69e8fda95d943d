import { set } from '../../testing/sample-trees.ts'
import { validPod } from './valid-pod.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = ['spec', 'template', 'spec'] as const

testRule(validPod, {
  invalid: [
    ...(
      [
        ['restartPolicy', 'OnFailure'],
        ['activeDeadlineSeconds', 100],
        ['dnsPolicy', 'None'],
        ['serviceAccount', 'somebody-else'],
        ['nodeName', 'beelink'],
        ['schedulerName', 'volcano'],
        ['runtimeClassName', 'gvisor'],
        ['nodeSelector', { 'kubernetes.io/hostnam': 'beelink' }],
        ['nodeSelector', { 'kubernetes.io/os': 'windows' }],
      ] as const
    ).map(([field, value]) => ({
      name: `${field}: ${value}`,
      changes: [set('hub Deployment cloudflared', [...SPEC, field], value)],
    })),
    ...(
      [
        ['livenessProbe', 'successThreshold', 2],
        ['readinessProbe', 'terminationGracePeriodSeconds', 5],
      ] as const
    ).map(([probe, field, value]) => ({
      name: `a ${probe} with ${field}`,
      changes: [set('hub Deployment cloudflared', [...SPEC, 'containers', 0, probe, field], value)],
    })),
  ],
})
