import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

describe('valid-arguments', () => {
  it('refuses a flag that the program does not know', async () => {
    expect(await refusedBy(set('spoke Deployment kube-state-metrics', [...ARGS, 0], '--prot=8080'))).toEqual([
      'valid-arguments',
    ])
  })

  it('refuses a tunnel that is not run', async () => {
    expect(await refusedBy(unset('hub Deployment cloudflared', [...ARGS, 4]))).toEqual(['valid-arguments'])
  })

  it('refuses a program that replaces itself', async () => {
    expect(await refusedBy(unset('hub Deployment cloudflared', [...ARGS, 1]))).toEqual(['valid-arguments'])
  })

  it('refuses a feature gate that does not exist', async () => {
    expect(
      await refusedBy(
        set(
          'spoke DaemonSet otel-collector',
          [...ARGS, 1],
          '--feature-gates=stanza.synchronousLogEmitter,stanza.synchronousEmitter',
        ),
      ),
    ).toEqual(['valid-arguments'])
  })

  it('refuses a chart’s node-exporter that reports on every container’s mount', async () => {
    expect(
      await refusedBy(
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus-node-exporter',
          'extraArgs',
          0,
        ]),
      ),
    ).toEqual(['valid-arguments'])
  })
})
