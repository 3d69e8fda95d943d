import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const

describe('ban-host-access', () => {
  it('refuses to write to a node’s root', async () => {
    expect(
      await refusedBy(
        unset('spoke DaemonSet node-exporter', [...POD, 'containers', 0, 'volumeMounts', 2, 'readOnly']),
      ),
    ).toEqual(['ban-host-access'])
  })

  it('refuses the socket of the container runtime', async () => {
    expect(
      await refusedBy(
        set('spoke DaemonSet otel-collector', [...POD, 'volumes', 3], {
          name: 'runtime',
          hostPath: { path: '/run/containerd/containerd.sock', type: 'Socket' },
        }),
        set('spoke DaemonSet otel-collector', [...POD, 'containers', 0, 'volumeMounts', 3], {
          name: 'runtime',
          mountPath: '/run/containerd.sock',
          readOnly: true,
        }),
      ),
    ).toEqual(['ban-host-access'])
  })

  it('refuses a service in its node’s network', async () => {
    expect(await refusedBy(set('spoke DaemonSet otel-collector', [...POD, 'hostNetwork'], true))).toEqual([
      'ban-host-access',
    ])
  })

  it('refuses a folder of a chart’s collector that nobody makes', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease opentelemetry-collector',
          ['spec', 'values', 'extraVolumes', 1, 'hostPath', 'type'],
          'Directory',
        ),
      ),
    ).toEqual(['ban-host-access'])
  })
})
