import type { ForeignPods } from '../../catalog/charts/chart-contract.ts'
import type { Location } from '../../values/location.ts'
import { argsOf, readNginx, type NginxDirective } from '../../values/nginx.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'

/** An nginx whose configuration stands in a tree: in the values of its chart, or in a ConfigMap. */
export interface NginxGateway {
  readonly servers: readonly NginxServer[]
  /** What each `map` may make of its variable, by the name of that with its `$`. */
  readonly maps: Readonly<Record<string, readonly string[]>>
  /** The folders and files of its container that the tree mounts. */
  readonly mounts: readonly string[]
  readonly location: Location
}

export interface NginxServer {
  readonly ports: readonly number[]
  readonly locations: readonly NginxLocation[]
  /** The status of the answer for a credential that is wrong or missing: 401 unless `error_page` has another. */
  readonly refusal: string
}

export interface NginxLocation {
  /** As it is written: `= /otlp/v1/logs`, `/`. */
  readonly written: string
  readonly modifier: string
  readonly path: string
  /** Whether it passes requests on. */
  readonly proxies: boolean
  /** The host and port to which it passes them, where they are written out: `loki.monitoring.svc.cluster.local:3100`. */
  readonly passesTo?: string
  /** Whether it asks for a credential: of everybody, of some, by a variable, or of nobody. */
  readonly asks: 'everybody' | 'some' | 'nobody'
  readonly userFile?: string
  /** The headers that it sets, by their names in small letters. */
  readonly sets: Readonly<Record<string, string>>
}

/** The locations of all servers of a gateway. */
export const locationsOf = (gateway: Pick<NginxGateway, 'servers'> | undefined): readonly NginxLocation[] =>
  gateway?.servers.flatMap(({ locations }) => locations) ?? []

/** Nothing where the values hold no configuration, or one that cannot be read. */
export const nginxGatewayOf = (release: Release, { nginx = [] }: ForeignPods): NginxGateway | undefined => {
  const [part = ''] = nginx
  return readGateway(chartValue(release, ...nginx), {
    mounts: [
      ...listOf(chartValue(release, part, 'extraVolumeMounts')).map((mount) => textAt(mount, 'mountPath')),
      ...(chartValue(release, part, 'basicAuth', 'enabled') === true ? [OWN_USERS] : []),
    ],
    location: atValue(release, ...nginx),
  })
}

/** @param text the configuration; nothing comes of one that cannot be read */
export const readGateway = (
  text: unknown,
  known: Pick<NginxGateway, 'location' | 'mounts'>,
): NginxGateway | undefined => {
  const main = typeof text === 'string' && text !== '' ? readNginx(text) : undefined
  const http = main?.find(({ name }) => name === 'http')?.block
  if (!http) return undefined
  return {
    servers: http.flatMap(({ name, block }) => (name === 'server' && block ? [serverIn(block, http)] : [])),
    maps: Object.fromEntries(
      http.flatMap(({ name, args: [, variable], block }) =>
        name === 'map' && variable !== undefined && block
          ? [[variable, block.flatMap((entry) => entry.args[0] ?? [])]]
          : [],
      ),
    ),
    ...known,
  }
}

/** Where the chart mounts the Secret of its own `basicAuth`. */
const OWN_USERS = '/etc/nginx/secrets'

type Block = readonly NginxDirective[]

const serverIn = (server: Block, http: Block): NginxServer => ({
  ports: argsOf(server, 'listen').flatMap(([address = '']) => Number(/(\d+)$/.exec(address)?.[1] ?? [])),
  locations: server.flatMap(({ name, args, block }) =>
    name === 'location' && block ? [locationIn(args, [block, server, http])] : [],
  ),
  refusal: refusalIn(inherited([server, http], 'error_page')),
})

/** @param blocks its own, then those around it */
const locationIn = (args: readonly string[], blocks: readonly [Block, ...Block[]]): NginxLocation => {
  const [realm = 'off'] = inherited(blocks, 'auth_basic')[0] ?? []
  const [address = ''] = argsOf(blocks[0], 'proxy_pass')[0] ?? []
  const passesTo = /^http:\/\/([^/$]+)/.exec(address)?.[1]
  const [userFile] = inherited(blocks, 'auth_basic_user_file')[0] ?? []
  return {
    written: args.join(' '),
    modifier: args.length > 1 ? (args[0] ?? '') : '',
    path: args.at(-1) ?? '',
    proxies: blocks[0].some(({ name }) => name.endsWith('_pass')),
    asks: realm === 'off' ? 'nobody' : realm.startsWith('$') ? 'some' : 'everybody',
    ...(passesTo !== undefined && { passesTo }),
    ...(userFile !== undefined && { userFile }),
    sets: Object.fromEntries(
      inherited(blocks, 'proxy_set_header').map(([name = '', value = '']) => [name.toLowerCase(), value]),
    ),
  }
}

/** A block has those of its own, or else those of the block around it. */
const inherited = (blocks: readonly Block[], name: string): readonly (readonly string[])[] =>
  blocks.map((block) => argsOf(block, name)).find((found) => found.length > 0) ?? []

/** `error_page 401 403 =503 @refused` answers 503. */
const refusalIn = (pages: readonly (readonly string[])[]): string => {
  const page = pages.find((args) => args.slice(0, -1).includes('401')) ?? []
  const changed = page.find((arg) => /^=\d+$/.test(arg))
  return changed?.slice(1) ?? '401'
}

/** What answers a request at a port; nothing where no server listens there, or none of its locations is meant. */
export const locationFor = (
  { servers }: NginxGateway,
  port: number,
  path: string,
): NginxLocation | undefined => {
  const locations = servers.find(({ ports }) => ports.includes(port))?.locations ?? []
  const exact = locations.find(({ modifier, path: own }) => modifier === '=' && own === path)
  if (exact) return exact
  const longest = locations
    .filter(({ modifier, path: own }) => ['', '^~'].includes(modifier) && path.startsWith(own))
    .toSorted((one, other) => other.path.length - one.path.length)[0]
  if (longest?.modifier === '^~') return longest
  return locations.find((one) => isRegex(one) && matches(one, path)) ?? longest
}

const isRegex = ({ modifier }: NginxLocation): boolean => modifier.startsWith('~')

/** An expression that JavaScript does not know matches nothing. */
const matches = ({ modifier, path: pattern }: NginxLocation, path: string): boolean => {
  try {
    return new RegExp(pattern, modifier === '~*' ? 'i' : '').test(path)
  } catch {
    return false
  }
}
