import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set } from '../../testing/sample-trees.ts'

describe('require-fence', () => {
  it('refuses a database that every pod reaches', async () => {
    expect(await refusedBy(remove('spoke NetworkPolicy miniflux-postgres'))).toEqual(['require-fence'])
  })

  it('refuses a database that every pod of its namespace is admitted to', async () => {
    const selector = ['spec', 'ingress', 0, 'from', 0, 'podSelector']
    expect(await refusedBy(set('spoke NetworkPolicy miniflux-postgres', selector, {}))).toEqual([
      'require-fence',
    ])
  })

  it('refuses a store of logs that every pod reaches', async () => {
    expect(await refusedBy(remove('hub NetworkPolicy loki'))).toEqual(['require-fence'])
  })
})
