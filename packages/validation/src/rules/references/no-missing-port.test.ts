import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-port', () => {
  it('refuses a Service to a port that its pods do not have', async () => {
    expect(
      await refusedBy(set('spoke Service kube-state-metrics', ['spec', 'ports', 0, 'targetPort'], 'http')),
    ).toEqual(['no-missing-port'])
  })

  it('refuses a policy that admits to a port its pods do not have', async () => {
    expect(
      await refusedBy(
        set('hub NetworkPolicy loki', ['spec', 'ingress', 0, 'ports', 3], { protocol: 'TCP', port: 'https' }),
      ),
    ).toEqual(['no-missing-port'])
  })

  it('refuses a probe of a port that its container does not have', async () => {
    expect(
      await refusedBy(
        set(
          'spoke Deployment kube-state-metrics',
          ['spec', 'template', 'spec', 'containers', 0, 'readinessProbe', 'httpGet', 'port'],
          8082,
        ),
      ),
    ).toEqual(['no-missing-port'])
  })
})
