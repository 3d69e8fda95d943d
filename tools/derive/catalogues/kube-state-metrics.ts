/**
 * Reads the tables of metrics in kube-state-metrics' documentation.
 *
 * node kube-state-metrics.ts MODULE
 *
 * MODULE is the module's folder: `go list -m -f '{{.Dir}}' k8s.io/kube-state-metrics/v2`.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeCatalogue } from './catalogue-file.ts'
import { CLOSED_VALUES } from './kube-state-metrics-values.ts'

const [module = ''] = process.argv.slice(2)

/** Metrics that exist only where a list allows them. */
const ALLOWED_ONLY = /_annotations$/
/** Stands for the labels of an object that a list allows. */
const PLACEHOLDER = /^(label|annotation|nodeselector)_/

const defaultList =
  /DefaultResources = [\s\S]*?\n\t\}/.exec(
    readFileSync(join(module, 'pkg/options/resource.go'), 'utf8'),
  )?.[0] ?? ''
const defaults = new Set([...defaultList.matchAll(/"(\w+)":/g)].map(([, resource = '']) => resource))

/** `pod` of a file's name is the resource `pods`. */
const resourceOf = (file: string): string => {
  const singular = basename(file, '-metrics.md')
  const plurals = [singular.replace(/y$/, 'ies'), `${singular}s`, `${singular}es`]
  return plurals.find((plural) => defaults.has(plural)) ?? `${singular}${singular.endsWith('s') ? 'es' : 's'}`
}

/** `\|` separates values inside a cell. */
const cellsOf = (line: string): string[] =>
  line
    .replaceAll(String.raw`\|`, '\0')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const labelsOf = (metric: string, cell: string): string[] =>
  [...cell.matchAll(/`(\w+)=?`=?([^`]*)/g)]
    .filter(([, label = '']) => !PLACEHOLDER.test(label))
    .map(([, label = '', described = '']) => {
      const documented = /^&lt;([\w\0]+\0\w+)&gt;/.exec(described)?.[1]?.replaceAll('\0', '|')
      const values = CLOSED_VALUES[`${metric} ${label}`] ?? documented
      return values === undefined ? label : `${label}=${values}`
    })

const metricsIn = (file: string): [string, string][] => {
  const [head = '', , ...rows] = readFileSync(join(module, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  const columns = cellsOf(head).map((title) => title.toLowerCase())
  const cell = (row: readonly string[], title: string) =>
    row[columns.findIndex((column) => column.includes(title))] ?? ''
  return rows
    .map(cellsOf)
    .filter((row) => !/opt-in/i.test(cell(row, 'opt-in')))
    .map((row) => {
      const metric = row[0]?.replaceAll('`', '') ?? ''
      const labels = labelsOf(metric, cell(row, 'labels'))
      return [metric, [cell(row, 'type').toLowerCase(), ...new Set(labels)].join(' ')] as [string, string]
    })
    .filter(([metric]) => metric.startsWith('kube_') && !ALLOWED_ONLY.test(metric))
}

const files = globSync('docs/metrics/*/*-metrics.md', { cwd: module })
const parts = Object.fromEntries(files.map((file) => [resourceOf(file), Object.fromEntries(metricsIn(file))]))

writeCatalogue({
  exporter: 'kube-state-metrics',
  version: '2.20.0',
  source: 'docs/metrics of the module k8s.io/kube-state-metrics/v2',
  images: ['registry.k8s.io/kube-state-metrics/kube-state-metrics'],
  off: Object.keys(parts).filter((resource) => !defaults.has(resource)),
  parts,
})
