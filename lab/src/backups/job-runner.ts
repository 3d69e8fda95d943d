import type { Host } from '../hosts/host.ts'
import { until } from '../hosts/until.ts'
import type { KubernetesObject } from '../trees/committed.ts'

interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
}

interface PodSpec {
  readonly securityContext: { readonly runAsUser: number }
  readonly containers: readonly [
    {
      readonly command: readonly string[]
      readonly env?: readonly Variable[]
      readonly volumeMounts: readonly {
        readonly name: string
        readonly mountPath: string
        readonly readOnly?: boolean
      }[]
    },
  ]
}

export interface RunnerStart {
  readonly host: Host
  /** A folder of the host for each volume, by its name in the pod. */
  readonly volumes: Readonly<Record<string, string>>
  /** The value of a key of a Secret. */
  readonly secret: (name: string, key: string) => string
  /** Where the container finds the programs of its image. */
  readonly path: string
}

/** What became of a pod. */
export interface Run {
  readonly succeeded: boolean
  readonly log: string
}

/** Runs the container of a CronJob as its pod would: its command, user, variables and mounts. */
export const runJob = async (
  { host, volumes, secret, path }: RunnerStart,
  job: KubernetesObject,
  over: Readonly<Record<string, string>> = {},
): Promise<Run> => {
  const pod = (job as unknown as { spec: { jobTemplate: { spec: { template: { spec: PodSpec } } } } }).spec
    .jobTemplate.spec.template.spec
  const [container] = pod.containers
  const variables = (container.env ?? []).map(({ name, value, valueFrom }) => [
    name,
    value ?? (valueFrom ? secret(valueFrom.secretKeyRef.name, valueFrom.secretKeyRef.key) : ''),
  ])
  const mounts = container.volumeMounts.map(({ name, mountPath, readOnly }) => {
    const folder = volumes[name]
    if (folder === undefined) throw new Error(`the lab has no folder for the volume ${name}`)
    return [readOnly === true ? readOnlyOf(host, folder) : folder, mountPath]
  })
  const program = host.start({
    name: job.metadata.name,
    file: 'sh',
    args: ['-c', '"$@"; echo "ended with $?"', 'sh', ...container.command],
    env: { ...(Object.fromEntries(variables) as Record<string, string>), ...over, PATH: path, HOME: '/' },
    mounts: Object.fromEntries(mounts) as Record<string, string>,
    user: pod.securityContext.runAsUser,
  })
  await until(`${job.metadata.name} ends`, () => !program.isRunning(), { seconds: 60 })
  const log = program.log()
  return { succeeded: log.endsWith('ended with 0\n'), log }
}

/** The same folder, of which nothing can be changed. It ends with the host. */
const readOnlyOf = (host: Host, folder: string): string => {
  const seen = `${folder}-read-only`
  host.run(
    ...['sh', '-ec', 'mkdir -p "$2"; mount --bind "$1" "$2"; mount -o remount,bind,ro "$2"', 'sh'],
    ...[folder, seen],
  )
  return seen
}
