import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const

describe('require-every-node', () => {
  it('refuses an agent that some nodes keep out', async () => {
    expect(await refusedBy(unset('spoke DaemonSet node-exporter', [...POD, 'tolerations']))).toEqual([
      'require-every-node',
    ])
  })

  it('refuses an agent that is evicted like any pod', async () => {
    expect(await refusedBy(unset('spoke DaemonSet otel-collector', [...POD, 'priorityClassName']))).toEqual([
      'require-every-node',
    ])
  })

  it('refuses two agents of a node at a time', async () => {
    expect(
      await refusedBy(
        set('spoke DaemonSet otel-collector', ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], 1),
      ),
    ).toEqual(['require-every-node'])
  })

  it('refuses a chart’s agent that some nodes keep out', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease opentelemetry-collector',
          ['spec', 'values', 'tolerations', 0, 'operator'],
          'Equal',
        ),
      ),
    ).toEqual(['require-every-node'])
  })
})
