import { serviceUrl, type ServicePort } from '@fleet/model'

/** Where the gateway sends what it takes, and what it changes of a request on the way. */
export interface Upstream {
  readonly service: ServicePort
  /** The path of the store, where it is another than the gateway's. */
  readonly path?: string
  /** All headers that the store gets, in nginx's notation of values. By default those of the request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The directives of a location that passes a push on, without its arguments. The variable has the name resolved anew. */
export const passOn = ({ service, path, headers }: Upstream): readonly string[] => [
  ...(path === undefined ? [] : [`rewrite ^ ${path} break;`]),
  ...(headers === undefined
    ? []
    : [
        'proxy_pass_request_headers off;',
        ...Object.entries(headers).map(([name, value]) => `proxy_set_header ${name} ${value};`),
      ]),
  `proxy_pass ${serviceUrl(service)}$uri;`,
]

/** Directives in a location. */
export const directives = (lines: readonly string[]): string =>
  lines.map((line) => `      ${line}`).join('\n')
