import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const LEVEL = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'] as const

describe('require-pod-security', () => {
  it('refuses pods that need more than their namespace allows', async () => {
    expect(await refusedBy(set('spoke Namespace monitoring', LEVEL, 'restricted'))).toEqual([
      'require-pod-security',
    ])
  })

  it('refuses a capability too many', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment cloudflared',
          ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'add'],
          ['SYS_ADMIN'],
        ),
      ),
    ).toEqual(['require-pod-security'])
  })

  it('refuses a pod on its node’s network', async () => {
    expect(
      await refusedBy(set('hub Deployment cloudflared', ['spec', 'template', 'spec', 'hostNetwork'], true)),
    ).toEqual(['require-pod-security'])
  })

  it('refuses a namespace without a level', async () => {
    expect(await refusedBy(unset('hub Namespace monitoring', LEVEL))).toEqual(['require-pod-security'])
  })
})
