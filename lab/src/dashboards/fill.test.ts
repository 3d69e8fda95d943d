import { describe, expect, test } from 'vitest'
import type { DashboardVariable } from './committed-dashboards.ts'
import { fill, type Look } from './fill.ts'

const cluster: DashboardVariable = { name: 'cluster', type: 'query', query: '', multi: true, allValue: '.+' }
const search: DashboardVariable = { name: 'search', type: 'textbox', query: 'a.b' }
const look: Look = { choices: {}, range: 3600, interval: 60, scrapeInterval: 30 }

const filled = (text: string, choices: Look['choices']): string =>
  fill(text, [cluster, search], { ...look, choices })

describe('a query is filled as Grafana fills it', () => {
  test.each([
    ['all', '.+'],
    [['oracle-k3s'], 'oracle-k3s'],
    [['a', 'b'], '(a|b)'],
    [['a.b'], String.raw`a\\.b`],
  ] as const)('%j of several becomes %s', (choice, value) => {
    expect(filled('{cluster=~"${cluster}"}', { cluster: choice })).toBe(`{cluster=~"${value}"}`)
  })

  test('a text box is used unchanged', () => {
    expect(filled('|~ `(?i)${search:raw}`', {})).toBe('|~ `(?i)a.b`')
  })

  test('a rate spans at least four scrapes', () => {
    expect(filled('rate(x[$__rate_interval])', {})).toBe('rate(x[120s])')
  })

  test('what a replacement refers to by its number stays', () => {
    expect(filled('label_replace(x, "a", "$1", "b", "(.*)")', {})).toContain('"$1"')
  })

  test('a variable that the dashboard lacks is an error', () => {
    expect(() => filled('$nothing', {})).toThrow('no variable nothing')
  })
})
