import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const ADD = ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'add'] as const

describe('valid-capabilities', () => {
  it('refuses one that the program does not need', async () => {
    expect(await refusedBy(set('hub Deployment calibre-web', [...ADD, 6], 'SETFCAP'))).toEqual([
      'valid-capabilities',
    ])
  })

  it('refuses to do without one that it needs', async () => {
    expect(await refusedBy(unset('hub Deployment calibre-web', [...ADD, 0]))).toEqual(['valid-capabilities'])
  })
})
