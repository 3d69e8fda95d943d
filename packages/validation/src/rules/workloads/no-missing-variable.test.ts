import { describe, expect, it } from 'vitest'
import { change, refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-variable', () => {
  it('refuses an argument of a variable that nobody defines', async () => {
    expect(
      await refusedBy(
        set(
          'spoke DaemonSet node-exporter',
          ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'name'],
          'NODE_ADDRESS',
        ),
      ),
    ).toEqual(['no-missing-variable'])
  })

  it('refuses a variable in the notation of a shell', async () => {
    const inShell = (args: readonly string[]) => args.map((arg) => arg.replace('$(NODE_IP)', '${NODE_IP}'))
    const path = ['spec', 'template', 'spec', 'containers', 0, 'args']
    expect(await refusedBy(change('spoke DaemonSet node-exporter', path, inShell))).toEqual([
      'no-missing-variable',
    ])
  })
})
