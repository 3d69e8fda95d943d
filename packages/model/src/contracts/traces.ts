import type { Fleet } from '../fleet/fleet.ts'
import type { Traces } from '../fleet/traces.ts'
import { InternalError } from '../internal-error.ts'
import type { ImageReference } from '../scalars/images.ts'
import { JOB } from '../scrape-targets/index.ts'
import type { ServicePort } from './services.ts'

/** The store of traces of a fleet that has one. */
export interface TraceStore {
  readonly settings: Traces
  readonly image: ImageReference
  /** Takes spans by OTLP over HTTP. */
  readonly otlp: ServicePort
  /** Answers Grafana, with Jaeger's HTTP API. */
  readonly query: ServicePort
}

/** The name of Jaeger's objects, and of its Service. */
export const JAEGER = 'jaeger'

export const traceStore = ({ hub, telemetry, versions }: Fleet): TraceStore | undefined => {
  const { traces } = hub
  if (!traces) return undefined
  const { namespace } = telemetry
  const image = versions.images.jaeger
  if (image === undefined) throw new InternalError('a fleet keeps traces and names no image of Jaeger')
  return {
    settings: traces,
    image,
    otlp: { name: JAEGER, namespace, port: OTLP_PORTS.http, portName: 'otlp-http' },
    query: { name: JAEGER, namespace, port: 16_686, portName: 'query' },
  }
}

/** The ports of OTLP, as every SDK has them for its default. */
export const OTLP_PORTS = { grpc: 4317, http: 4318 } as const

/** The path of OTLP over HTTP to which spans are sent. An exporter adds it to its endpoint. */
export const TRACES_PATH = '/v1/traces'

/** The Service of each cluster to which its pods send spans: it leads to the collector of the pod's own node. */
export const otlpService = ({ telemetry: { namespace } }: Fleet) => ({
  name: JOB.collector,
  namespace,
  ports: OTLP_PORTS,
})
