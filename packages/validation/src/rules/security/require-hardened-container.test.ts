import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const
const CONTEXT = [...POD, 'containers', 0, 'securityContext'] as const

describe('require-hardened-container', () => {
  it.each(['allowPrivilegeEscalation', 'readOnlyRootFilesystem'])(
    'refuses a container without %s',
    async (key) => {
      expect(await refusedBy(unset('spoke DaemonSet node-exporter', [...CONTEXT, key]))).toEqual([
        'require-hardened-container',
      ])
    },
  )

  it('refuses to keep capabilities', async () => {
    expect(await refusedBy(unset('spoke DaemonSet otel-collector', [...CONTEXT, 'capabilities']))).toEqual([
      'require-hardened-container',
    ])
  })

  it('refuses a program that may not write where it writes', async () => {
    expect(
      await refusedBy(set('spoke Deployment rsshub', [...CONTEXT, 'readOnlyRootFilesystem'], true)),
    ).toEqual(['require-hardened-container'])
  })

  it('refuses every system call in the values of a chart', async () => {
    expect(
      await refusedBy(
        unset('hub HelmRelease opentelemetry-collector', [
          'spec',
          'values',
          'podSecurityContext',
          'seccompProfile',
        ]),
      ),
    ).toEqual(['require-hardened-container'])
  })
})
