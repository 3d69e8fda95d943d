import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('ban-absent-component', () => {
  it('refuses to look for what k3s does not have', async () => {
    expect(
      await refusedBy(unset('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'kubeProxy'])),
    ).toEqual(['ban-absent-component'])
  })
})
