import { childProcess } from '../child-process.ts'
import { UsageError } from '../cli/usage-error.ts'
import { nodeAddressError, tailnetAddressError } from './answer.ts'
import type { KnownCluster, NewNode } from './new-fleet.ts'

/** What a live cluster says of itself. */
export interface LiveCluster {
  readonly facts: KnownCluster
  /** The versions of its kubelets, such as `v1.36.2+k3s1`. */
  readonly kubeletVersions: readonly string[]
}

/** Reads the facts of a cluster by kubectl, which changes nothing there. @throws UsageError where kubectl cannot */
export const readLiveCluster = (kubeContext: string): LiveCluster => {
  const read = (...args: readonly string[]) => itemsFrom(kubeContext, args)
  const items = read('nodes,storageclasses.storage.k8s.io')
  const nodes = items.filter(({ kind }) => kind === 'Node')
  const traefik = read(
    'deployments.apps',
    '--namespace=kube-system',
    '--field-selector=metadata.name=traefik',
  )
  return {
    facts: {
      kubeContext,
      nodes: Object.fromEntries(nodes.map((node) => [node.metadata.name, addressesOf(node)])),
      ...storageIn(items.filter(({ kind }) => kind === 'StorageClass')),
      traefik: traefik.length > 0,
    },
    kubeletVersions: [...new Set(nodes.flatMap(({ status }) => status?.nodeInfo?.kubeletVersion ?? []))],
  }
}

/** The fields of an object that are read here. */
interface Item {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> }
  readonly status?: {
    readonly addresses?: readonly { readonly type: string; readonly address: string }[]
    readonly nodeInfo?: { readonly kubeletVersion: string }
  }
}

const itemsFrom = (kubeContext: string, args: readonly string[]): readonly Item[] => {
  const { status, stdout, stderr, error } = childProcess().spawnSync(
    'kubectl',
    ['--context', kubeContext, '--request-timeout=10s', 'get', ...args, '--output=json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (error)
    throw new UsageError(
      `kubectl does not run: ${error.message}`,
      'install it, or state the clusters by --cluster and --node',
    )
  if (status !== 0)
    throw new UsageError(
      `kubectl cannot read the cluster of the context ${kubeContext}: ${lastLine(stderr)}`,
      `try \`kubectl --context ${kubeContext} get nodes\``,
    )
  return (JSON.parse(stdout) as { readonly items: readonly Item[] }).items
}

/** kubectl prints its warnings and retries first. */
const lastLine = (text: string): string => (text.trimEnd().split('\n').at(-1) ?? '').replace(/^error: /i, '')

const addressesOf = ({ metadata, status }: Item): Partial<NewNode> => {
  const addresses = status?.addresses ?? []
  const internal = addresses.filter(({ type }) => type === 'InternalIP').map((one) => one.address)
  // k3s and flannel note further addresses of a node in annotations.
  const noted = Object.values(metadata.annotations ?? {}).flatMap((value) => value.split(','))
  const address = internal.find((one) => nodeAddressError(one) === undefined)
  const tailnetAddress = [...addresses.map((one) => one.address), ...noted].find(
    (one) => tailnetAddressError(one) === undefined,
  )
  return {
    ...(address !== undefined && { address }),
    ...(tailnetAddress !== undefined && { tailnetAddress }),
  }
}

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class'

/** The default class, or the only one; otherwise a person chooses. */
const storageIn = (classes: readonly Item[]): Pick<KnownCluster, 'storageClass' | 'storageClasses'> => {
  const names = classes.map(({ metadata }) => metadata.name)
  const marked = classes.find(({ metadata }) => metadata.annotations?.[IS_DEFAULT] === 'true')
  const storageClass = marked?.metadata.name ?? (names.length === 1 ? names[0] : undefined)
  return storageClass === undefined ? { storageClasses: names } : { storageClass }
}
