/**
 * The catalogues of Prometheus and of its operator, from the modules' sources.
 *
 *   node go-programs.ts PROMETHEUS OPERATOR
 *
 * The folders of github.com/prometheus/prometheus and github.com/prometheus-operator/prometheus-operator.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCatalogue } from './catalogue-file.ts'
import type { Declared } from './exposition.ts'
import { declaredInGo } from './go-sources.ts'

const [prometheus = '', operator = ''] = process.argv.slice(2)

/** The metrics that every program with the client library has, as node-exporter shows them. */
const runtime = (): Record<string, Declared> => {
  const file = join(
    import.meta.dirname,
    '../../../packages/validation/src/catalog/metrics/node-exporter.json',
  )
  const { parts } = JSON.parse(readFileSync(file, 'utf8')) as {
    parts: { exporter: Record<string, Declared> }
  }
  return Object.fromEntries(
    Object.entries(parts.exporter).filter(([name]) => /^(go|process|promhttp)_/.test(name)),
  )
}

const matching = (pattern: RegExp, declared: Readonly<Record<string, Declared>>): Record<string, Declared> =>
  Object.fromEntries(Object.entries(declared).filter(([name]) => pattern.test(name)))

writeCatalogue({
  exporter: 'go-runtime',
  version: '1.12.1',
  source: 'node-exporter, which like every program of the client library for Go tells of itself',
  images: [],
  parts: { runtime: runtime() },
})

const FOLDERS = [
  'cmd/prometheus',
  'config',
  'discovery',
  'notifier',
  'promql',
  'rules',
  'scrape',
  'storage/remote',
  'tsdb',
  'util',
  'web',
]

writeCatalogue({
  exporter: 'prometheus',
  version: '3.14.0',
  source:
    'the sources of the module github.com/prometheus/prometheus v0.314.0, and the program as it runs in the lab',
  images: ['quay.io/prometheus/prometheus'],
  with: ['go-runtime'],
  parts: {
    prometheus: {
      ...matching(/^(prometheus|net_conntrack)_/, declaredInGo(prometheus, FOLDERS)),
      prometheus_build_info: 'gauge branch goarch goos goversion revision tags version',
    },
  },
})

writeCatalogue({
  exporter: 'prometheus-operator',
  version: '0.93.1',
  source:
    'the sources of the module github.com/prometheus-operator/prometheus-operator, and the program as it runs in the lab',
  images: ['quay.io/prometheus-operator/prometheus-operator'],
  with: ['go-runtime'],
  parts: {
    operator: {
      ...matching(/^prometheus_operator_/, declaredInGo(operator, ['cmd/operator', 'internal', 'pkg'])),
      prometheus_operator_build_info: 'gauge branch goarch goos goversion revision tags version',
    },
  },
})
