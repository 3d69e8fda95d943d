import { expect, test } from 'vitest'
import type { DashboardJson } from '../committed-dashboards.ts'
import { askedBy, refreshesPerMinute, type View } from './refresh.ts'

const view: View = { choices: { resolution: ['5m'] }, range: 3600, scrapeInterval: 30, isOpened: false }

const target = { refId: 'A', expr: 'rate(x[$__rate_interval])' }

const dashboard: DashboardJson = {
  title: 'any',
  refresh: '10s',
  templating: { list: [{ name: 'resolution', type: 'custom', query: '1m,5m' }] },
  panels: [
    { gridPos: { w: 24 }, targets: [target] },
    { maxDataPoints: 20, targets: [target] },
    { interval: '1m', targets: [{ ...target, instant: true }] },
    { targets: [{ ...target, interval: '$resolution' }] },
    { title: 'closed', panels: [{ targets: [target] }] },
  ],
}

test('a curve has a point for each pixel or fewer, and none between two scrapes', () => {
  expect(askedBy(dashboard, view).slice(0, 2)).toEqual([
    { text: 'rate(x[120s])', step: 30 },
    { text: 'rate(x[210s])', step: 180 },
  ])
})

test('a number is asked for once, and a query has the interval that its menu says', () => {
  expect(askedBy(dashboard, view).slice(2)).toEqual([
    { text: 'rate(x[120s])', step: undefined },
    { text: 'rate(x[330s])', step: 300 },
  ])
})

test('a closed row asks nothing until it is opened', () => {
  expect(askedBy(dashboard, view)).toHaveLength(4)
  expect(askedBy(dashboard, { ...view, isOpened: true })).toHaveLength(5)
})

test('a dashboard says how often it refreshes itself', () => {
  expect(refreshesPerMinute(dashboard)).toBe(6)
})
