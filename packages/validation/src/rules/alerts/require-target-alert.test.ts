import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-target-alert', () => {
  it('refuses trees in which nobody is told of a job that ended', async () => {
    expect(await refusedBy(inAlert('ScrapeJobAbsent', () => []))).toEqual(['require-target-alert'])
  })
})
