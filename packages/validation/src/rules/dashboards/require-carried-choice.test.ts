import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn, setIn, unsetIn } from '../../testing/dashboard-changes.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

describe('require-carried-choice', () => {
  it.each([
    ['forgets the choice', unsetIn('search', ['links', 0, 'includeVars'])],
    ['forgets the time', setIn('search', ['links', 0, 'keepTime'], false)],
    [
      'forgets the cluster of what was clicked',
      changeIn('search', DATA_LINK, (url: string) => url.replace(/var-cluster=[^&]*&/, '')),
    ],
    [
      'forgets the time in its URL',
      changeIn('search', DATA_LINK, (url: string) => url.replace('&${__url_time_range}', '')),
    ],
  ])('refuses a link that %s', async (_, broken) => {
    expect(await refusedBy(broken)).toEqual(['require-carried-choice'])
  })
})
