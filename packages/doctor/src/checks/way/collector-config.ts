import type { IConfigMap } from '@fleet/kubernetes'
import { load } from 'js-yaml'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { Pod } from '../../live/pods.ts'
import type { Signal } from './push.ts'

/** What is read of a collector's configuration. */
interface Config {
  readonly exporters?: Readonly<Record<string, Exporter | null>>
  readonly service?: {
    readonly pipelines?: Readonly<Record<string, { readonly exporters?: readonly string[] } | null>>
    readonly telemetry?: { readonly metrics?: { readonly readers?: readonly Reader[] } }
  }
}

interface Exporter {
  readonly endpoint?: string
  readonly http?: { readonly endpoint?: string }
}

interface Reader {
  readonly pull?: {
    readonly exporter?: { readonly prometheus?: { readonly host?: string; readonly port?: number } }
  }
}

/** The configuration that a running collector reads. */
export interface CollectorConfig {
  /** `ConfigMap monitoring/otel-collector-b8b2e58b32`. */
  readonly subject: string
  readonly endpoints: readonly { readonly signal: Signal; readonly endpoint: string }[]
  /** The port of its own metrics where another machine reaches it; nothing on loopback. */
  readonly openPort: number | undefined
}

/** The configuration in the ConfigMap that a pod mounts; nothing where that is gone. */
export const configOf = async (
  { api }: LiveCluster,
  { metadata: { namespace }, spec }: Pod,
): Promise<CollectorConfig | undefined> => {
  const names = (spec.volumes ?? []).flatMap(({ configMap }) => configMap?.name ?? [])
  const maps = await Promise.all(
    names.map((name) => api.get(`/api/v1/namespaces/${namespace}/configmaps/${name}`)),
  )
  const configs = (maps as readonly (IConfigMap | undefined)[]).flatMap((map) =>
    Object.values(map?.data ?? {}).map((text) => ({ name: map?.metadata?.name, config: configIn(text) })),
  )
  const found = configs.find(({ config }) => config?.exporters)
  return found?.config && { subject: `ConfigMap ${namespace}/${found.name}`, ...read(found.config) }
}

const configIn = (text: string): Config | undefined => {
  try {
    return load(text) as Config | undefined
  } catch {
    return undefined
  }
}

const SIGNALS: readonly string[] = ['logs', 'metrics', 'traces'] satisfies readonly Signal[]

/** Whether a name in a configuration, a log or a series is that of a signal. */
export const isSignal = (name: string | undefined): name is Signal =>
  name !== undefined && SIGNALS.includes(name)

/** What an exporter sends: the type of the first pipeline that ends in it, which is its id up to the slash. */
const signalOf = (id: string, { pipelines = {} }: NonNullable<Config['service']>): Signal | undefined =>
  Object.entries(pipelines)
    .filter(([, pipeline]) => pipeline?.exporters?.includes(id))
    .map(([pipeline]) => pipeline.replace(/\/.*/, ''))
    .find(isSignal)

const LOOPBACK = /^(127\.|localhost$|\[?::1)/

const read = ({ exporters = {}, service = {} }: Config): Omit<CollectorConfig, 'subject'> => {
  const readers = service.telemetry?.metrics?.readers ?? []
  const { host = 'localhost', port } = readers[0]?.pull?.exporter?.prometheus ?? {}
  return {
    endpoints: Object.entries(exporters).flatMap(([id, exporter]) => {
      const signal = signalOf(id, service)
      const endpoint = exporter?.http?.endpoint ?? exporter?.endpoint
      return signal === undefined || endpoint === undefined ? [] : [{ signal, endpoint }]
    }),
    openPort: LOOPBACK.test(host) ? undefined : port,
  }
}
