import type { SchemaError } from '../../schemas/schema-errors.ts'
import type { Path } from '../../values/location.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { typeOf } from './collector.ts'

/** Where two fields of a configuration contradict each other, as the components' own checks see it. */
export const contradictionsIn = (config: unknown): readonly SchemaError[] => [
  ...each(config, ['processors'], 'memory_limiter').flatMap(([path, limiter]) => ofLimiter(path, limiter)),
  ...each(config, ['processors'], 'k8s_attributes').flatMap(([path, finder]) => ofAssociation(path, finder)),
  ...each(config, ['exporters']).flatMap(([path, exporter]) => ofQueue([...path, 'sending_queue'], exporter)),
  ...each(config, ['exporters'], 'otlp_http').flatMap(([path, exporter]) => ofEndpoint(path, exporter)),
  ...each(config, ['exporters'], 'prometheus_remote_write').flatMap(([path, exporter]) =>
    ofRemoteWrite(path, exporter),
  ),
  ...each(config, ['receivers'], 'prometheus').flatMap(([path, receiver]) => ofScrapes(path, receiver)),
  ...each(config, ['service', 'pipelines']).flatMap(([path, pipeline]) => ofPipeline(path, pipeline)),
  ...Object.keys((valueAt(config, ['connectors']) ?? {}) as Fields).flatMap((id) => ofConnector(config, id)),
  ...ofTelemetry(config),
]

type Fields = Readonly<Record<string, unknown>>

const each = (config: unknown, path: Path, type?: string): (readonly [Path, Fields])[] =>
  Object.entries((valueAt(config, path) ?? {}) as Fields)
    // A component that is named and given nothing is one with nothing in it.
    .map(([id, value]) => [id, value ?? {}] as const)
    .flatMap(([id, value]) =>
      (type === undefined || typeOf(id) === type) && isMap(value) ? [[[...path, id], value] as const] : [],
    )

const number = (fields: unknown, ...path: Path): number | undefined => {
  const value = valueAt(fields, path)
  return typeof value === 'number' ? value : undefined
}

const ofLimiter = (path: Path, limiter: Fields): SchemaError[] => [
  ...(number(limiter, 'limit_mib') || number(limiter, 'limit_percentage')
    ? []
    : [{ path: [...path, 'limit_mib'], message: 'it is missing, and limit_percentage too' }]),
  ...below(limiter, path, 'spike_limit_mib', 'limit_mib'),
  ...below(limiter, path, 'spike_limit_percentage', 'limit_percentage'),
]

const below = (fields: Fields, path: Path, lower: string, upper: string): SchemaError[] => {
  const [low, high] = [number(fields, lower), number(fields, upper)]
  return low !== undefined && high !== undefined && low >= high
    ? [{ path: [...path, lower], message: `it must be below ${upper}, which is ${high}` }]
    : []
}

/** The same sources in another order are the same. */
const associationText = (association: unknown): string =>
  listOf(valueAt(association, ['sources']))
    .map((source) => `${String(valueAt(source, ['from']))} ${String(valueAt(source, ['name']))}`)
    .toSorted()
    .join(', ')

const ofAssociation = (path: Path, finder: Fields): SchemaError[] => {
  const texts = listOf(finder['pod_association']).map(associationText)
  return texts.flatMap((text, index) =>
    texts.indexOf(text) === index
      ? []
      : [
          {
            path: [...path, 'pod_association', index],
            message: 'it is there already, and the processor refuses one twice',
          },
        ],
  )
}

const POSITIVE = [['queue_size'], ['num_consumers'], ['batch', 'flush_timeout']] as const

const ofQueue = (path: Path, exporter: Fields): SchemaError[] => {
  const queue = exporter['sending_queue']
  if (!isMap(queue)) return []
  const [min, max] = [number(queue, 'batch', 'min_size'), number(queue, 'batch', 'max_size')]
  const size = number(queue, 'queue_size')
  const message: SchemaError[] = POSITIVE.filter((key) => /^0\D*$/.test(String(valueAt(queue, key)))).map(
    (key) => ({
      path: [...path, ...key],
      message: 'it must be more than nothing',
    }),
  )
  if (min !== undefined && max !== undefined && max > 0 && max < min)
    message.push({
      path: [...path, 'batch', 'max_size'],
      message: `it must be at least min_size, which is ${min}`,
    })
  if (min !== undefined && size !== undefined && min > size)
    message.push({
      path: [...path, 'batch', 'min_size'],
      message: `it must be at most queue_size, which is ${size}`,
    })
  if (
    isMap(queue['batch']) &&
    !['items', 'bytes'].includes(String(valueAt(queue, ['batch', 'sizer']) ?? queue['sizer']))
  )
    message.push({
      path: [...path, 'sizer'],
      message: 'batches are sized by items or by bytes, and so must the queue be',
    })
  if (queue['storage'] !== undefined && queue['wait_for_result'] === true)
    message.push({
      path: [...path, 'wait_for_result'],
      message: 'a queue with a storage cannot wait for results',
    })
  return message
}

const ENDPOINTS = ['endpoint', 'logs_endpoint', 'metrics_endpoint', 'traces_endpoint', 'profiles_endpoint']

const ofEndpoint = (path: Path, exporter: Fields): SchemaError[] =>
  ENDPOINTS.some((key) => typeof exporter[key] === 'string' && exporter[key] !== '')
    ? []
    : [{ path: [...path, 'endpoint'], message: 'it is missing' }]

/** The exporter's default is a placeholder that no check refuses. Beside `http` it reads no client setting at its top. */
const ofRemoteWrite = (path: Path, exporter: Fields): SchemaError[] => {
  const isNested = isMap(exporter['http'])
  const endpoint = valueAt(exporter, isNested ? ['http', 'endpoint'] : ['endpoint'])
  if (typeof endpoint !== 'string')
    return [{ path: [...path, ...(isNested ? ['http'] : []), 'endpoint'], message: 'it is missing' }]
  return isNested && exporter['endpoint'] !== undefined
    ? [{ path: [...path, 'endpoint'], message: 'it is not read, because there is a block http' }]
    : []
}

/** What the receiver refuses of Prometheus' own configuration. */
const NOT_SCRAPING = ['remote_write', 'remote_read', 'rule_files', 'alerting', 'tracing', 'storage'] as const

const ofScrapes = (path: Path, receiver: Fields): SchemaError[] => {
  const config = receiver['config']
  if (!isMap(config)) return [{ path: [...path, 'config'], message: 'it is missing' }]
  const scrapes = config['scrape_configs']
  return [
    ...(Array.isArray(scrapes) && scrapes.length > 0
      ? []
      : [{ path: [...path, 'config', 'scrape_configs'], message: 'it is missing or empty' }]),
    ...NOT_SCRAPING.filter((key) => config[key] !== undefined).map((key) => ({
      path: [...path, 'config', key],
      message: 'the receiver only scrapes, and refuses this',
    })),
    ...listOf(scrapes).flatMap((scrape, index) =>
      ofTargets([...path, 'config', 'scrape_configs', index, 'static_configs'], scrape),
    ),
  ]
}

/** Of targets that relabelling changes, such as the URLs of probes, Prometheus checks what comes of it. */
const ofTargets = (path: Path, scrape: unknown): SchemaError[] =>
  listOf(valueAt(scrape, ['relabel_configs'])).length > 0
    ? []
    : listOf(valueAt(scrape, ['static_configs'])).flatMap((one, list) =>
        listOf(valueAt(one, ['targets'])).flatMap((target, index) =>
          ADDRESS.test(String(target))
            ? []
            : [
                {
                  path: [...path, list, 'targets', index],
                  message: 'it must be a host and a port, without a scheme or a path',
                },
              ],
        ),
      )

const ADDRESS = /^(?:\[[0-9a-fA-F:]+\]|[^\s:/]+|\$\{env:\w+\})(?::\d{1,5})?$/

/** Components of one kind of telemetry: the collector does not start with one in a pipeline of another. */
const SIGNAL: Readonly<Record<string, string>> = {
  file_log: 'logs',
  prometheus: 'metrics',
  prometheus_remote_write: 'metrics',
}

const ofPipeline = (path: Path, pipeline: Fields): SchemaError[] =>
  ['receivers', 'processors', 'exporters'].flatMap((key) => {
    const ids = Array.isArray(pipeline[key]) ? (pipeline[key] as readonly unknown[]) : []
    return ids.flatMap((id, index) => {
      const where = [...path, key, index]
      if (ids.indexOf(id) !== index) return [{ path: where, message: `${String(id)} is listed twice` }]
      const signal = SIGNAL[typeOf(String(id))]
      return signal === undefined || signal === typeOf(String(path.at(-1)))
        ? []
        : [{ path: where, message: `${String(id)} is for ${signal} alone` }]
    })
  })

/** A connector ends one pipeline and begins another: the collector does not start with one that does only half of it. */
const ofConnector = (config: unknown, id: string): SchemaError[] => {
  const uses = (key: 'receivers' | 'exporters'): readonly Path[] =>
    each(config, ['service', 'pipelines']).flatMap(([path, pipeline]) => {
      const index = listOf(pipeline[key]).indexOf(id)
      return index < 0 ? [] : [[...path, key, index]]
    })
  const [ends, begins] = [uses('exporters'), uses('receivers')]
  if (ends.length > 0 && begins.length > 0) return []
  return [...ends, ...begins].map((path) => ({
    path,
    message: `the connector ${id} is ${ends.length > 0 ? 'an exporter here, and the receiver' : 'a receiver here, and the exporter'} of no pipeline`,
  }))
}

const ofTelemetry = (config: unknown): SchemaError[] => {
  const path = ['service', 'telemetry', 'metrics']
  const metrics = valueAt(config, path)
  if (!isMap(metrics)) return []
  const { level, readers } = metrics as { level?: unknown; readers?: unknown }
  if (level !== 'none' && Array.isArray(readers) && readers.length === 0)
    return [{ path: [...path, 'readers'], message: 'it is empty, and metrics are on' }]
  return metrics['views'] !== undefined && level !== 'detailed'
    ? [{ path: [...path, 'views'], message: 'views need level: detailed' }]
    : []
}
