import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const
const MOUNTS = [...POD, 'containers', 0, 'volumeMounts'] as const

describe('require-node-view', () => {
  it('refuses a folder that is mounted elsewhere', async () => {
    expect(
      await refusedBy(set('spoke DaemonSet node-exporter', [...MOUNTS, 1, 'mountPath'], '/host/sysfs')),
    ).toEqual(['require-node-view'])
  })

  it('refuses to miss what is mounted later', async () => {
    expect(
      await refusedBy(unset('spoke DaemonSet node-exporter', [...MOUNTS, 2, 'mountPropagation'])),
    ).toEqual(['require-node-view'])
  })

  it('refuses to see the pod’s own processes', async () => {
    expect(await refusedBy(unset('spoke DaemonSet node-exporter', [...POD, 'hostPID']))).toEqual([
      'require-node-view',
    ])
  })
})
