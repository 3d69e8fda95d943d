import { describe, expect, test } from 'vitest'
import { composed } from './testing/composed.ts'

describe.each(composed())('on $uid', ({ dashboard }) => {
  const marks = (dashboard.annotations.list ?? []).filter(({ name }) => name === 'Revisions')

  test('each revision that a chosen cluster applies is marked, and a switch above the panels hides the marks', () => {
    expect(marks).toMatchObject([
      {
        enable: true,
        datasource: { type: 'prometheus' },
        expr: expect.stringContaining('cluster=~"${cluster}"') as string,
        titleFormat: '{{cluster}} is at {{revision}}',
      },
    ])
    expect(marks[0]).not.toHaveProperty('hide')
  })

  test('a mark is at the time of the event, whatever the resolution', () => {
    expect(marks).toMatchObject([{ useValueForTime: true }])
  })
})
