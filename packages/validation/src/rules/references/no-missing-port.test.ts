import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

describe('no-missing-port', () => {
  it('refuses a Service to a port that its pods do not have', async () => {
    expect(
      await refusedBy(set('spoke Service exporter', ['spec', 'ports', 0, 'targetPort'], 'http')),
    ).toEqual(['no-missing-port'])
  })

  it('refuses a policy that admits to a port its pods do not have', async () => {
    expect(
      await refusedBy(
        set('hub NetworkPolicy loki-external', ['spec', 'ingress', 0, 'ports', 0, 'port'], 'https'),
      ),
    ).toEqual(['no-missing-port'])
  })

  it('refuses a probe of a port that its container does not have', async () => {
    expect(
      await refusedBy(
        set(
          'spoke Deployment exporter',
          ['spec', 'template', 'spec', 'containers', 0, 'readinessProbe', 'tcpSocket', 'port'],
          8081,
        ),
      ),
    ).toEqual(['no-missing-port'])
  })
})
