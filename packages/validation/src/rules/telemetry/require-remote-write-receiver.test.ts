import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('require-remote-write-receiver', () => {
  it('refuses a Prometheus that does not receive what is pushed to it', async () => {
    expect(
      await refusedBy(
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus',
          'prometheusSpec',
          'enableRemoteWriteReceiver',
        ]),
      ),
    ).toEqual(['require-remote-write-receiver'])
  })
})
