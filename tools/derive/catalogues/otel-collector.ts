/**
 * A collector's own metrics, from its modules' descriptions (`metadata.yaml`).
 *
 * node otel-collector.ts MODULE...
 *
 * The folders of the modules service, exporter/exporterhelper, receiver/receiverhelper, processor/processorhelper,
 * processor/memorylimiterprocessor, and of contrib's components.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { writeCatalogue } from './catalogue-file.ts'

interface Described {
  readonly enabled?: boolean
  readonly prefix?: string
  readonly description?: string
  readonly sum?: { readonly monotonic?: boolean }
  readonly histogram?: object
  readonly attributes?: readonly string[]
}

interface Metadata {
  readonly attributes?: Readonly<Record<string, { readonly name_override?: string }>>
  readonly telemetry?: { readonly metrics?: Readonly<Record<string, Described>> }
}

/** The descriptions leave out the labels that the helpers set; the program itself shows them. */
const labelsByName = (name: string): readonly string[] => {
  if (/^exporter_(queue_|enqueue_size|in_flight)/.test(name)) return ['data_type', 'exporter']
  if (name.startsWith('exporter_prometheusremotewrite_')) return ['endpoint', 'exporter']
  if (name.startsWith('exporter_')) return ['exporter']
  if (name.startsWith('receiver_')) return ['receiver', 'transport']
  if (/^processor_(incoming|outgoing|internal)/.test(name)) return ['otel_signal', 'processor']
  if (name.startsWith('processor_')) return ['processor']
  return []
}

/** Behind a feature gate that is off. */
const GATED = /^(connector|exporter|processor|receiver)\.(consumed|produced)\./

const typeOf = ({ sum, histogram }: Described): string => {
  if (histogram) return 'histogram'
  return sum?.monotonic === true ? 'counter' : 'gauge'
}

const plain = (name: string): string => name.replaceAll(/\W/g, '_')

const parts: Record<string, Record<string, string>> = { normal: {}, detailed: {} }
for (const module of process.argv.slice(2)) {
  const { attributes, telemetry } = load(readFileSync(join(module, 'metadata.yaml'), 'utf8')) as Metadata
  for (const [name, metric] of Object.entries(telemetry?.metrics ?? {})) {
    if (metric.enabled === false || GATED.test(name)) continue
    const isDetailed = /detailed level/i.test(metric.description ?? '') && metric.histogram !== undefined
    const own = (metric.attributes ?? []).map((key) => plain(attributes?.[key]?.name_override ?? key))
    const labels = [...new Set([...labelsByName(name), ...own])]
    const part = parts[isDetailed ? 'detailed' : 'normal'] ?? {}
    part[plain(`${metric.prefix ?? 'otelcol_'}${name}`)] = [typeOf(metric), ...labels].join(' ')
  }
}

writeCatalogue({
  exporter: 'otel-collector',
  version: '0.160.0',
  source: 'metadata.yaml of the collector’s modules, v0.160.0, and the program as it runs in the lab',
  images: ['ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib'],
  off: ['detailed'],
  parts,
})
