import {
  logsRelay,
  lokiReader,
  lokiServer,
  namesTenants,
  OTLP_LOGS_PATH,
  SECOND_COPY_PATH,
  serviceUrl,
  STREAM_FIELDS,
  TENANT_HEADER,
  VICTORIA_LOGS_PUSH_PATH,
  victoriaLogs,
  victoriaLogsCopies,
  type Fleet,
  type ServicePort,
  type VictoriaLogs,
} from '@fleet/model'
import { directives, type Upstream } from './pass-on.ts'
import { readsTenants } from './tenants.ts'

/** Where lines go: to their store, or to the relay before two copies of it. */
export const linesTo = (fleet: Fleet): Upstream => {
  const relay = logsRelay(fleet)
  if (relay) return { service: relay.service, path: OTLP_LOGS_PATH, headers: HOW_TO_READ }
  const store = victoriaLogs(fleet)
  return store
    ? linesToVictoriaLogs(store)
    : { service: lokiServer(fleet), ...(namesTenants(fleet) && { tenantHeader: TENANT_HEADER.logs }) }
}

/** Of a request what says how to read it. */
const HOW_TO_READ = { 'Content-Type': '$content_type', 'Content-Encoding': '$http_content_encoding' }

/**
 * Nothing else of the request: VictoriaLogs takes orders from headers, such as to change a line's fields, its cluster among them, or
 * its tenant. The arguments of the request, which it obeys too, end here.
 */
const linesToVictoriaLogs = ({ insert }: VictoriaLogs): Upstream => ({
  service: insert,
  path: VICTORIA_LOGS_PUSH_PATH,
  headers: { ...HOW_TO_READ, 'VL-Stream-Fields': `'${STREAM_FIELDS.join(',')}'` },
})

/** What pods of the hub may read, with a tail. */
export const reads = (fleet: Fleet): string => {
  const [store, second] = victoriaLogsCopies(fleet)
  return store ? readsOfVictoriaLogs(store, second) : readsOfLoki(fleet)
}

/** Loki's read-only paths below `/loki/api/v1/` that Grafana's data source uses. */
const LOKI_READS = [
  'query',
  'query_range',
  'labels',
  'label/[A-Za-z0-9_]+/values',
  'series',
  'index/(stats|volume|volume_range)',
  'patterns',
  'detected_labels',
  'detected_fields',
  'detected_field/[A-Za-z0-9_.-]+/values',
  'format_query',
  'drilldown-limits',
  'status/buildinfo',
]

const readsOfLoki = (fleet: Fleet): string => `    location ~ ^/loki/api/v1/(${LOKI_READS.join('|')})$ {
      limit_except GET POST {
        deny all;
      }
${readsTenants(fleet)}      proxy_pass ${serviceUrl(lokiReader(fleet))}$uri$is_args$args;
    }
    location = /loki/api/v1/tail {
      limit_except GET {
        deny all;
      }
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
${readsTenants(fleet)}      proxy_pass ${serviceUrl(lokiReader(fleet))}$uri$is_args$args;
    }`

/** The paths below `/select/logsql/` that the plugin of Grafana asks (pkg/plugin of its 0.30). */
const VICTORIA_LOGS_READS = [
  'query',
  'hits',
  'stats_query',
  'stats_query_range',
  'field_names',
  'field_values',
  'streams',
  'stream_field_names',
  'stream_field_values',
]

/** Where a location of reads leads. */
interface Reads {
  /** Before the store's own path. */
  readonly prefix: string
  readonly to: ServicePort
  /** Directives of each location beside. */
  readonly also: readonly string[]
}

const readsOfVictoriaLogs = (first: VictoriaLogs, second?: VictoriaLogs): string =>
  second
    ? [
        readLocations({ prefix: '', to: first.select, also: ELSE_SECOND }),
        readLocations({
          prefix: SECOND_COPY_PATH,
          to: second.select,
          also: [`rewrite ^${SECOND_COPY_PATH}(/.+)$ $1 break;`],
        }),
        namedSecond(second),
      ].join('\n')
    : readLocations({ prefix: '', to: first.select, also: [] })

/** Its tail is an answer that does not end: it passes as it comes. */
const readLocations = ({
  prefix,
  to,
  also,
}: Reads): string => `    location ~ ^${prefix}/select/logsql/(${VICTORIA_LOGS_READS.join('|')})$ {
      limit_except GET POST {
        deny all;
      }
${directives([...also, passTo(to)])}
    }
    location = ${prefix}/select/logsql/tail {
      limit_except GET POST {
        deny all;
      }
${directives([...also, 'proxy_buffering off;', passTo(to)])}
    }`

const SECOND = '@second_copy'

/** A copy that is away answers nothing, and neither does a cluster that lacks a storage node: then the other is asked. */
const ELSE_SECOND = [
  'proxy_connect_timeout 3s;',
  'proxy_intercept_errors on;',
  `error_page 502 503 504 = ${SECOND};`,
]

const namedSecond = ({ select }: VictoriaLogs): string => `    location ${SECOND} {
${directives(['proxy_connect_timeout 3s;', 'proxy_buffering off;', passTo(select)])}
    }`

const passTo = (service: ServicePort): string => `proxy_pass ${serviceUrl(service)}$uri$is_args$args;`
