import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const PORT = ['spec', 'template', 'spec', 'containers', 0, 'ports', 0, 'containerPort'] as const

describe('valid-program-port', () => {
  it('refuses a port that nobody listens on', async () => {
    expect(await refusedBy(set('spoke Deployment it-tools', PORT, 81))).toEqual(['valid-program-port'])
  })

  it('follows the variable that moves a program', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment n8n', ['spec', 'template', 'spec', 'containers', 0, 'env', 1, 'value'], '5679'),
      ),
    ).toEqual(['valid-program-port'])
  })
})
