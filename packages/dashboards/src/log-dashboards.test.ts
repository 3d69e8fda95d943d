import { describe, expect, test } from 'vitest'
import { composed, panelCalled, queriesOf } from './testing/composed.ts'
import { readLogql } from './testing/read-logql.ts'

const LOGS = ['k8s-logs-overview', 'k8s-logs-pod', 'k8s-logs-errors', 'k8s-logs-search']

const logDashboards = composed().filter(({ uid }) => LOGS.includes(uid))

const exprOf = (uid: string, title: string): string => queriesOf(panelCalled(uid, title))[0]?.expr ?? ''

describe.each([
  ['k8s-logs-overview', 'Error share'],
  ['k8s-logs-overview', 'Lines without a pod'],
  ['k8s-logs-pod', 'Errors'],
  ['k8s-logs-errors', 'Errors'],
  ['k8s-logs-errors', 'The day before'],
  ['k8s-logs-errors', 'Error share by cluster'],
  ['k8s-logs-search', 'Hits'],
])('the number of %s, %s', (uid, title) => {
  test('is zero only where there are lines, and missing where there are none', () => {
    const [, counted = '', all = ''] =
      /(sum.*)\nor (sum.*) \* 0$/s.exec(withoutShare(exprOf(uid, title))) ?? []
    const [selectors, fallback] = [counted, all].map((expr) => readLogql(expr).selectors)
    expect(selectors).toHaveLength(1)
    expect(fallback).toEqual(selectors)
  })
})

/** A share's numerator, or a number itself. */
const withoutShare = (expr: string): string => /^\(\n(.*)\n\)\n\/ /s.exec(expr)?.[1] ?? expr

test('no number of log lines has a text in place of a missing value', () => {
  const texts = logDashboards.flatMap(({ panels }) =>
    panels.filter(({ datasource }) => datasource?.uid === 'loki').map(({ fieldConfig }) => fieldConfig),
  )
  expect(texts.filter((config) => config?.defaults.noValue !== undefined)).toEqual([])
})

describe('lines', () => {
  test.each([
    ['k8s-logs-errors', 'Error lines'],
    ['k8s-logs-search', 'Matching lines'],
  ])('on %s say where they are from, after all filters have read them', (uid, title) => {
    expect(exprOf(uid, title)).toMatch(
      /\| line_format `\{\{\.cluster\}\} \{\{\.service_namespace\}\}\/\{\{\.k8s_pod_name\}\} \{\{__line__\}\}`$/,
    )
  })

  test('of a pod say it where the choice leaves it open', () => {
    const expr = exprOf('k8s-logs-pod', 'Log lines')
    expect(expr).toContain('{{ if ne .k8s_pod_name "${pod:csv}" }}{{ .k8s_pod_name }} {{ end }}')
    expect(expr).toMatch(/\{\{__line__\}\}`$/)
  })

  test('are drawn as curves by the minute, so that a bar means the same at each zoom', () => {
    const curves = logDashboards
      .flatMap(({ panels }) => panels)
      .filter(({ type, datasource }) => type === 'timeseries' && datasource?.uid === 'loki')
    const counting = curves.filter((panel) =>
      queriesOf(panel).some(({ expr }) => expr.includes('_over_time(')),
    )
    expect(counting.map(({ title }) => title)).toEqual([])
    expect(curves.length).toBeGreaterThan(0)
  })
})

/** What the search's filter keeps of lines, as Loki does with the two stages: no match makes no label. */
const keptOf = (hidden: string, logLines: readonly string[]): string[] => {
  const [, pattern = ''] =
    /\| regexp `\(\?i\)([^`]*)`\n\| hidden=""/.exec(exprOf('k8s-logs-search', 'Hits')) ?? []
  const expression = new RegExp(pattern.replace('?P<', '?<').replace('${exclude:raw}', hidden), 'i')
  return logLines.filter((line) => (expression.exec(line)?.groups?.['hidden'] ?? '') === '')
}

describe('the box "Hide" of the search', () => {
  const logLines = ['GET /healthz 200', 'GET /login 500', '']

  test('hides nothing while it is empty', () => {
    expect(keptOf('', logLines)).toEqual(logLines)
  })

  test('hides nothing by the expression that once stood in it', () => {
    expect(keptOf('^$', logLines)).toEqual(logLines)
  })

  test.each(['healthz', 'HEALTHZ', 'health|ready', '/h.*z', '^get /health'])(
    'hides lines by %s',
    (hidden) => {
      expect(keptOf(hidden, logLines)).toEqual(['GET /login 500', ''])
    },
  )
})

test('each level and each class of status codes has shades of one colour', () => {
  const overridesOf = (uid: string, title: string): unknown[] =>
    (panelCalled(uid, title).fieldConfig?.overrides ?? []).map(({ matcher, properties }): unknown[] => [
      matcher.options as unknown,
      (properties[0]?.value as { fixedColor?: string } | undefined)?.fixedColor,
    ])
  expect(overridesOf('k8s-logs-overview', 'Lines by level')).toContainEqual(['/^error /', 'red'])
  expect(overridesOf('cloudflare-tunnel', 'Responses by status code')).toContainEqual([
    String.raw`/^5\d\d\b/`,
    'red',
  ])
})

test('a route is named by what is left of its router without entry point and provider', () => {
  const [, pattern = ''] =
    /"router", "([^"]+)"\)/.exec(exprOf('cloudflare-tunnel', 'Requests by route')) ?? []
  const routeOf = (router: string): string | undefined => new RegExp(`^(?:${pattern})$`).exec(router)?.[1]
  expect(routeOf('apps-web-web-example-org@kubernetes')).toBe('apps-web-web-example-org')
  expect(routeOf('websecure-apps-web-web-example-org@kubernetes')).toBe('apps-web-web-example-org')
  expect(routeOf('apps-web-6f2a@kubernetescrd')).toBe('apps-web-6f2a')
})
