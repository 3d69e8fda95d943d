import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const SPEC = ['spec', 'template', 'spec'] as const

describe('valid-pod', () => {
  it.each([
    ['restartPolicy', 'OnFailure'],
    ['activeDeadlineSeconds', 100],
    ['dnsPolicy', 'None'],
    ['serviceAccount', 'somebody-else'],
    ['nodeName', 'beelink'],
    ['schedulerName', 'volcano'],
    ['runtimeClassName', 'gvisor'],
    ['nodeSelector', { 'kubernetes.io/hostnam': 'beelink' }],
    ['nodeSelector', { 'kubernetes.io/os': 'windows' }],
  ] as const)('refuses %s: %j', async (field, value) => {
    expect(await refusedBy(set('hub Deployment cloudflared', [...SPEC, field], value))).toEqual(['valid-pod'])
  })

  it.each([
    ['livenessProbe', 'successThreshold', 2],
    ['readinessProbe', 'terminationGracePeriodSeconds', 5],
  ] as const)('refuses a %s with %s', async (probe, field, value) => {
    const path = [...SPEC, 'containers', 0, probe, field]
    expect(await refusedBy(set('hub Deployment cloudflared', path, value))).toEqual(['valid-pod'])
  })
})
