import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { THANOS, THANOS_PORTS } from '@fleet/model'
import type { Host } from '../hosts/host.ts'
import { argumentsOf, containerOf, mountedFiles } from '../programs/pod-spec.ts'
import type { S3 } from '../programs/s3.ts'
import { bucketInFolder, startThanos, type Thanos } from '../programs/thanos.ts'
import { valueAt, type KubernetesObject } from '../trees/committed.ts'
import { hubObject, hubObjects } from './distributed-example.ts'

/*
 * The parts of Thanos as their pods in the tree would run: the same arguments and files, an address and a volume for
 * each. The bucket is a folder, but where a test starts a service that speaks S3. Names of DNS that are asked by SRV records become the pods' addresses.
 */

export type ThanosPart = keyof typeof THANOS

/** A pod of a part. */
export interface Pod {
  readonly part: ThanosPart
  readonly name: string
  readonly address: string
  /** Where the lab reaches its HTTP. */
  readonly httpPort: number
}

/** Pods have addresses of a network that no host of the lab has. */
const network = '10.42.90'

const kindOf: Readonly<Record<ThanosPart, string>> = {
  receive: 'StatefulSet',
  storeGateway: 'StatefulSet',
  compactor: 'StatefulSet',
  query: 'Deployment',
}

const workloadOf = (part: ThanosPart): KubernetesObject => hubObject(kindOf[part], THANOS[part])

const numberOf = (part: ThanosPart): number => Object.keys(kindOf).indexOf(part)

/** The pods of a part. Of Query there is one, for nothing here depends on the second. */
export const podsOf = (part: ThanosPart): readonly Pod[] => {
  const replicas = part === 'query' ? 1 : Number(valueAt(workloadOf(part), 'spec', 'replicas'))
  return Array.from({ length: replicas }, (_, index) => ({
    part,
    name: `${THANOS[part]}-${index}`,
    address: `${network}.${10 * (numberOf(part) + 1) + index}`,
    httpPort: 21_000 + 10 * numberOf(part) + index,
  }))
}

/** The namespace's DNS, as the names in arguments and files end. */
const domain = (): string =>
  `${String(valueAt(workloadOf('receive'), 'metadata', 'namespace'))}.svc.cluster.local`

/** Gives a host the addresses and names of all pods. */
export const addPods = (host: Host): void => {
  for (const part of Object.keys(kindOf) as ThanosPart[])
    for (const { name, address } of podsOf(part)) {
      host.addAddress(address)
      host.addNames(address, [`${name}.${THANOS[part]}.${domain()}`])
    }
}

const srvRecord = /^(--\w+=)dnssrv\+_grpc\._tcp\.([^.]+)\..+$/

/** An argument that asks for SRV records becomes one for each address: of a part that runs nowhere, none. */
const resolved = (argument: string): readonly string[] => {
  const [, flag, service] = srvRecord.exec(argument) ?? []
  if (flag === undefined) return [argument]
  const part = (Object.keys(kindOf) as ThanosPart[]).find((one) => THANOS[one] === service)
  return (part ? podsOf(part) : []).map(({ address }) => `${flag}${address}:${THANOS_PORTS.grpc}`)
}

const listens = /^--(?:grpc|http)-address=|^--remote-write\.address=|^--receive\.capnproto-address=/

const addressesOf = ({ part, address }: Pod): readonly string[] => [
  ...(part === 'compactor' ? [] : [`--grpc-address=${address}:${THANOS_PORTS.grpc}`]),
  ...(part === 'receive'
    ? [
        `--remote-write.address=${address}:${THANOS_PORTS.remoteWrite}`,
        `--receive.capnproto-address=${address}:19391`,
      ]
    : []),
]

export interface PartStart {
  readonly stage: string
  /** The folder that stands for the bucket, or the service that has it. */
  readonly bucket: string | S3
  /** Further arguments, or others than those of the tree, with the reason in the test. */
  readonly more?: readonly string[]
}

/** The file of a bucket in a folder is the lab's own; all others are the tree's. */
const contentOf = (path: string, content: string, bucket: PartStart['bucket']): string =>
  typeof bucket === 'string' && path.endsWith('/bucket.yaml') ? bucketInFolder(bucket) : content

const flagOf = (argument: string): string => argument.replace(/=.*/, '')

const withoutOthers = (args: readonly string[], more: readonly string[]): readonly string[] => {
  const flags = new Set(more.map(flagOf))
  return args.filter((argument) => !flags.has(flagOf(argument)))
}

/** The variables that the pod reads from the Secret of the bucket, and the authority that the image would know. */
const environmentOfBucket = (workload: KubernetesObject, { environment }: S3) => {
  const names = (containerOf(workload).env ?? []).map(({ name }) => name)
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => names.includes(name) || name === 'SSL_CERT_FILE'),
  )
}

const writeFiles = (workload: KubernetesObject, folder: string, bucket: PartStart['bucket']): void => {
  const configMaps = hubObjects.filter(({ kind }) => kind === 'ConfigMap')
  for (const [path, content] of mountedFiles(workload, configMaps)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, contentOf(path, content, bucket))
  }
}

/** Starts a pod of a part. Its volume outlives it. */
export const startPart = (host: Host, pod: Pod, { stage, bucket, more = [] }: PartStart): Promise<Thanos> => {
  const workload = workloadOf(pod.part)
  const folder = join(stage, pod.name)
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  if (typeof bucket === 'string') mkdirSync(bucket, { recursive: true })
  const hasFiles = (containerOf(workload).volumeMounts ?? []).some(
    ({ mountPath }) => mountPath === '/etc/thanos',
  )
  if (hasFiles) writeFiles(workload, folder, bucket)
  const args = argumentsOf(containerOf(workload).args ?? [], { POD_NAME: pod.name })
  return startThanos(host, {
    name: pod.name,
    args: [
      ...withoutOthers(args, more)
        .filter((arg) => !listens.test(arg))
        .flatMap(resolved),
      ...addressesOf(pod),
      ...more,
    ],
    ...(typeof bucket !== 'string' && { env: environmentOfBucket(workload, bucket) }),
    httpAddress: `${host.address}:${pod.httpPort}`,
    mounts: { [data]: '/data', ...(hasFiles && { [join(folder, 'etc/thanos')]: '/etc/thanos' }) },
  })
}
