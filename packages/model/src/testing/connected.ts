import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import type { CronJobInput } from '../fleet/cron-job.ts'
import type { BackupInput } from '../fleet/backup.ts'
import type { WorkloadInput } from '../fleet/workload.ts'
import { anyBackup } from './any-backup.ts'
import { anyCronJob } from './any-cron-job.ts'
import type { PodInput } from './any-pod.ts'
import { anySecretKey } from './any-scalar.ts'
import { anyWorkload } from './any-workload.ts'

/** A workload or a CronJob with its choices of what it refers to. */
interface Connected<Of extends PodInput> {
  readonly pod: Of
  /** The keys of its namespace’s Secret that it reads. */
  readonly reads: readonly string[]
  readonly readsAllVariables: boolean
  readonly pullsWithSecret: boolean
  readonly isOnNode: boolean
  readonly sharesVolume: boolean
  /** Whether it admits only its neighbours. */
  readonly admitsNeighbours: boolean
}

const anyConnected = <Of extends PodInput>(pod: fc.Arbitrary<Of>): fc.Arbitrary<Connected<Of>> =>
  fc.record({
    pod,
    reads: fc.uniqueArray(anySecretKey, { maxLength: 2 }),
    readsAllVariables: fc.boolean(),
    pullsWithSecret: fc.boolean(),
    isOnNode: fc.boolean(),
    sharesVolume: fc.boolean(),
    admitsNeighbours: fc.boolean(),
  })

export const anyConnectedWorkload = (namespaces: readonly string[]): fc.Arbitrary<Connected<WorkloadInput>> =>
  anyConnected(
    fc
      .tuple(anyWorkload(fc.constantFrom(...namespaces)), fc.option(anyWatch, { nil: undefined }))
      .map(([workload, watch]) => (watch ? asDatabase(workload, watch) : workload)),
  )

/** What a database may have. */
interface Watch {
  readonly backup?: BackupInput
  readonly hasExporter?: boolean
  /** Whether the exporter connects as a user of its own. */
  readonly hasUser?: boolean
}

const anyWatch: fc.Arbitrary<Watch> = fc.record(
  { backup: anyBackup(), hasExporter: fc.boolean(), hasUser: fc.boolean() },
  { requiredKeys: [] },
)

/** A workload that is a PostgreSQL, unless it has no Service. */
const asDatabase = (workload: WorkloadInput, { backup, hasExporter, hasUser }: Watch): WorkloadInput => {
  const password = { secret: secretOf(workload.namespace), key: DATABASE_PASSWORD }
  return workload.hostAccess?.network === true
    ? workload
    : {
        ...workload,
        image: 'registry.example/books-postgres:17.5',
        ports: { ...workload.ports, postgres: 5432 },
        env: { ...workload.env, POSTGRES_PASSWORD: password },
        ...(backup && { backup }),
        ...(hasExporter === true && {
          exporter:
            hasUser === true ? { of: 'postgresql' as const, user: 'monitor', password } : 'postgresql',
        }),
      }
}

const DATABASE_PASSWORD = 'database-password'

export const anyConnectedCronJob = (namespaces: readonly string[]): fc.Arbitrary<Connected<CronJobInput>> =>
  anyConnected(anyCronJob(fc.constantFrom(...namespaces)))

interface All {
  readonly workloads: Readonly<Record<string, Connected<WorkloadInput>>>
  readonly cronJobs: Readonly<Record<string, Connected<CronJobInput>>> | undefined
  readonly nodes: readonly string[]
}

/** Workloads and CronJobs that refer to each other, to Secrets and to nodes. */
export const connected = (all: All): Pick<ClusterInput, 'workloads' | 'cronJobs'> => ({
  workloads: Object.fromEntries(
    Object.entries(all.workloads).map(([name, workload]) => [
      name,
      { ...withReferences(name, workload, all), ...admitted(workload, all) },
    ]),
  ),
  ...(all.cronJobs && {
    cronJobs: Object.fromEntries(
      Object.entries(all.cronJobs).map(([name, job]) => [name, withReferences(name, job, all)]),
    ),
  }),
})

const admitted = ({ pod, admitsNeighbours }: Connected<WorkloadInput>, { workloads, cronJobs = {} }: All) =>
  admitsNeighbours && pod.hostAccess?.network !== true
    ? {
        admits: Object.entries({ ...workloads, ...cronJobs })
          .filter(([, other]) => other.pod.namespace === pod.namespace)
          .map(([other]) => other),
      }
    : {}

const withReferences = <Of extends PodInput>(name: string, one: Connected<Of>, all: All): Of => {
  const { pod, reads, readsAllVariables, pullsWithSecret, isOnNode } = one
  const { namespace } = pod
  const env = Object.fromEntries(
    reads.map((key, index) => [`SECRET_${index}`, { secret: secretOf(namespace), key }]),
  )
  const envFrom = [variablesOf(namespace)]
  const readingAll = <Helper>(helpers: readonly Helper[]) =>
    helpers.map((helper) => ({ ...helper, env, envFrom }))
  return {
    ...pod,
    ...(reads.length > 0 && { env: { ...pod.env, ...env } }),
    ...(readsAllVariables && { envFrom }),
    ...(readsAllVariables && pod.init && { init: readingAll(pod.init) }),
    ...(readsAllVariables && pod.sidecars && { sidecars: readingAll(pod.sidecars) }),
    ...(pullsWithSecret && { imagePullSecrets: [registryOf(namespace)] }),
    ...(isOnNode && { node: all.nodes[0] }),
    ...sharedVolume(name, one, all),
  }
}

/** The folder of another Deployment’s volume, where there is one and the pod is alone. */
const sharedVolume = (name: string, { pod, sharesVolume }: Connected<PodInput>, { workloads }: All) => {
  const isSeveral = 'replicas' in pod || 'autoscaling' in pod
  const owner = Object.entries(workloads).find(
    ([other, { pod: of }]) =>
      other !== name &&
      of.namespace === pod.namespace &&
      of.controller === 'Deployment' &&
      of.volumes !== undefined,
  )
  const volume = Object.keys(owner?.[1].pod.volumes ?? {})[0]
  if (!sharesVolume || isSeveral || !owner || volume === undefined) return {}
  return {
    folders: {
      ...pod.folders,
      'folder-of-volume-there': {
        from: 'volume' as const,
        of: owner[0],
        volume,
        ...(volume.length > 3 && { readOnly: true }),
        mounts: [{ path: '/folders/volume' }],
      },
    },
  }
}

const secretOf = (namespace: string): string => `${namespace}-secret`
const variablesOf = (namespace: string): string => `${namespace}-variables`
const registryOf = (namespace: string): string => `${namespace}-registry`

/** Every Secret that they read, with the keys that they read. */
export const secretsOf = (all: readonly Connected<PodInput>[]): ClusterInput['secrets'] => {
  const secrets: ClusterInput['secrets'] = {}
  const add = (name: string, namespace: string, keys: readonly string[]): void => {
    const described = Object.fromEntries(keys.map((key) => [key, `the value of ${key}`]))
    if (keys.length > 0) secrets[name] = { namespace, keys: { ...secrets[name]?.keys, ...described } }
  }
  for (const { pod, reads, readsAllVariables, pullsWithSecret } of all) {
    const { namespace } = pod
    add(secretOf(namespace), namespace, reads)
    add(secretOf(namespace), namespace, pod.env?.['POSTGRES_PASSWORD'] ? [DATABASE_PASSWORD] : [])
    add(variablesOf(namespace), namespace, readsAllVariables ? ['LEVEL', 'TOKEN_OF_API'] : [])
    add(registryOf(namespace), namespace, pullsWithSecret ? ['.dockerconfigjson'] : [])
  }
  return secrets
}
