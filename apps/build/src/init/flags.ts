import { UsageError } from '../cli/usage-error.ts'
import {
  ageRecipientError,
  gitUrlError,
  nameError,
  nodeAddressError,
  tailnetAddressError,
  wordError,
  type CheckAnswer,
} from './answer.ts'
import type { KnownCluster, KnownFleet, NewNode } from './new-fleet.ts'

/** The flags that state facts of the fleet, as they are given. */
export interface Flags {
  readonly cluster?: readonly string[]
  readonly from?: readonly string[]
  readonly node?: readonly string[]
  readonly 'storage-class'?: readonly string[]
  readonly 'no-traefik'?: readonly string[]
  readonly hub?: string
  readonly branch?: string
  readonly 'git-url'?: string
  readonly sops?: string
  readonly generator?: string
}

/** A cluster that kubectl can read. */
export interface Live {
  readonly cluster: string
  readonly kubeContext: string
}

/** What the flags state, and the clusters that are to be read. @throws UsageError where a value is malformed */
export const readFlags = (flags: Flags): { readonly known: KnownFleet; readonly live: readonly Live[] } => {
  const live = (flags.from ?? []).map(liveFrom)
  const names = [...(flags.cluster ?? []).map((flag) => nameIn(flag)), ...live.map(({ cluster }) => cluster)]
  refuseRepeated(names)
  const clusters = Object.fromEntries(names.map((name) => [name, clusterIn(name, flags)]))
  refuseUnknown(names, flags)
  const [hub, hubNode] = flags.hub?.split('/') ?? []
  return {
    live,
    known: {
      clusters,
      ...(hub !== undefined && { hub: checked('--hub', nameError, hub) }),
      ...(hubNode !== undefined && { hubNode: checked('--hub', nameError, hubNode) }),
      ...(flags.branch !== undefined && { branch: checked('--branch', wordError, flags.branch) }),
      ...(flags['git-url'] !== undefined && { gitUrl: checked('--git-url', gitUrlError, flags['git-url']) }),
      ...(flags.generator !== undefined && { generator: flags.generator }),
      ...(flags.sops !== undefined && { ageRecipient: checked('--sops', ageRecipientError, flags.sops) }),
    },
  }
}

/** `home=admin@home`, or a name that is the context's, too. */
const nameIn = (flag: string): string => checked('--cluster', nameError, split(flag, '=')[0])

const liveFrom = (flag: string): Live => {
  const [first, second] = split(flag, '=')
  const error = nameError(first)
  if (error)
    throw new UsageError(
      `--from ${flag}: ${error.message}`,
      `name the cluster in front of its context: --from NAME=${second ?? first}`,
    )
  return { cluster: first, kubeContext: second ?? first }
}

const clusterIn = (name: string, flags: Flags): KnownCluster => {
  const kubeContext = (flags.cluster ?? [])
    .map((flag) => split(flag, '='))
    .find(([first]) => first === name)?.[1]
  const storageClass = storageClassOf(name, flags)
  return {
    nodes: Object.fromEntries(
      (flags.node ?? []).map(nodeIn).flatMap(({ cluster, entry }) => (cluster === name ? [entry] : [])),
    ),
    ...(kubeContext !== undefined && { kubeContext: checked('--cluster', wordError, kubeContext) }),
    ...(storageClass !== undefined && { storageClass: checked('--storage-class', nameError, storageClass) }),
    ...(flags['no-traefik']?.includes(name) && { traefik: false }),
  }
}

/** `home=longhorn` for one cluster, `longhorn` for all. */
const storageClassOf = (name: string, flags: Flags): string | undefined => {
  const given = (flags['storage-class'] ?? []).map((flag) => split(flag, '='))
  const own = given.find(([cluster, storageClass]) => storageClass !== undefined && cluster === name)?.[1]
  return own ?? given.find(([, storageClass]) => storageClass === undefined)?.[0]
}

const NODE = /^([^/=]+)\/([^/=]+)=([^,]+)(?:,([^,]+))?$/

const nodeIn = (
  flag: string,
): { readonly cluster: string; readonly entry: readonly [string, Partial<NewNode>] } => {
  const [, cluster = '', node = '', first = '', second] = NODE.exec(flag) ?? []
  if (cluster === '')
    throw new UsageError(
      `--node ${flag} is no node`,
      'write CLUSTER/NODE=ADDRESS,TAILNET_ADDRESS, such as home/node-1=192.168.1.10,100.64.0.1',
    )
  checked('--node', nameError, node)
  return { cluster, entry: [node, addressesIn(flag, first, second)] }
}

/** One address alone completes what is read from a live cluster. Its range says which of the two it is. */
const addressesIn = (flag: string, first: string, second: string | undefined): Partial<NewNode> => {
  const of = `--node ${flag}`
  if (second !== undefined)
    return {
      address: checked(of, nodeAddressError, first),
      tailnetAddress: checked(of, tailnetAddressError, second),
    }
  return tailnetAddressError(first)
    ? { address: checked(of, nodeAddressError, first) }
    : { tailnetAddress: first }
}

const refuseRepeated = (names: readonly string[]): void => {
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined)
    throw new UsageError(`the cluster ${repeated} is given twice`, 'name it once, by --cluster or by --from')
}

/** Flags about a cluster that the fleet has not would be lost. */
const refuseUnknown = (names: readonly string[], flags: Flags): void => {
  const about = [
    ...(flags.node ?? []).map((flag) => [`--node ${flag}`, nodeIn(flag).cluster] as const),
    ...(flags['no-traefik'] ?? []).map((name) => [`--no-traefik ${name}`, name] as const),
    ...(flags['storage-class'] ?? [])
      .filter((flag) => flag.includes('='))
      .map((flag) => [`--storage-class ${flag}`, split(flag, '=')[0]] as const),
  ]
  const unknown = about.find(([, name]) => !names.includes(name))
  if (unknown)
    throw new UsageError(
      `${unknown[0]} is about a cluster that is not named`,
      `add --cluster ${unknown[1]}${names.length > 0 ? `, or name one of ${names.join(', ')}` : ''}`,
    )
}

const split = (flag: string, mark: string): readonly [string, string?] => {
  const at = flag.indexOf(mark)
  return at < 0 ? [flag] : [flag.slice(0, at), flag.slice(at + 1)]
}

const checked = (flag: string, check: CheckAnswer, value: string): string => {
  const error = check(value)
  if (error) throw new UsageError(`${flag}: ${error.message}`, error.fix)
  return value
}
