import fc from 'fast-check'
import type { ReadFile } from '../fleet/inventory-files.ts'

const dashboard = (title: string, expr: string) =>
  JSON.stringify({
    id: 3,
    title,
    schemaVersion: 39,
    panels: [
      {
        id: 1,
        type: 'timeseries',
        title: 'Targets',
        gridPos: { x: 0, y: 0, w: 24, h: 8 },
        datasource: 'Prometheus',
        targets: [{ refId: 'A', expr, legendFormat: '{{job}}' }],
      },
    ],
    templating: { list: [] },
    annotations: { list: [] },
    time: { from: 'now-6h', to: 'now' },
  })

const DASHBOARDS: Readonly<Record<string, string>> = {
  './dashboards/targets.json': dashboard('Targets', 'sum by (job) (up)'),
  './dashboards/Scrapes-of_jobs.v2.json': dashboard('Scrapes', 'max by (job) (scrape_duration_seconds)'),
}

const rule = (alert: string, expr: string) =>
  `      - alert: ${alert}\n        expr: ${expr}\n        for: 10m\n        labels: { severity: warning }\n        annotations: { summary: Few targets, description: See the targets }\n`

const RULES: Readonly<Record<string, string>> = {
  './rules/targets.yaml': `groups:\n  - name: targets\n    rules:\n${rule('FewTargets', 'sum(up) < 1')}`,
  './rules/jobs.yml': `kind: PrometheusRule\nspec:\n  groups:\n  - name: targets\n    rules:\n${rule('SlowScrape', 'max by (job) (scrape_duration_seconds) > 9')}`,
}

/** Reads the files that any fleet may name. */
export const readAnyFile: ReadFile = (path) => ({ ...DASHBOARDS, ...RULES })[path]

export const anyDashboards = fc
  .subarray(Object.keys(DASHBOARDS), { minLength: 1 })
  .map((files) => files.map((file, index) => (index === 0 ? file : { file, folder: 'Own targets' })))

export const anyRuleFiles = fc.subarray(Object.keys(RULES), { minLength: 1 })
