import { backupName, LONGEST_BACKUP, restoreName } from '@fleet/model'
import {
  clockedJob,
  hardened,
  labels,
  podUser,
  type IEnvVar,
  type IPodSpec,
  type IPodTemplateSpec,
  type IVolumeMount,
} from '@fleet/kubernetes'
import { copiesMount, copiesVolume, type BackedUp } from './copies.ts'

/** What a pod of a backup does. */
export interface Step {
  readonly script: string
  /** Variables beside those of the task. */
  readonly env?: readonly IEnvVar[]
  readonly mounts?: readonly IVolumeMount[]
  readonly affinity?: IPodSpec['affinity']
}

/** A backup: how a copy is made, and how it is restored. */
export interface Task extends BackedUp {
  readonly image: string
  readonly imagePullSecrets?: readonly string[]
  readonly nodeSelector?: Record<string, string>
  /** The user that owns the copies. */
  readonly user: number
  readonly env: readonly IEnvVar[]
  readonly volumes?: NonNullable<IPodSpec['volumes']>
  readonly save: Step
  readonly restore: Step
}

const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } }

/** The CronJob that makes copies, and a suspended one of which a person makes a Job to restore a copy. */
export const backupJobs = (task: Task) => [
  job(task, backupName(task.name), task.save),
  // A person looks at a failure before the next try.
  job(task, restoreName(task.name), task.restore, { isSuspended: true, retries: 0 }),
]

const job = (
  task: Task,
  name: string,
  step: Step,
  more: { readonly isSuspended?: true; readonly retries?: number } = {},
) =>
  clockedJob({
    name,
    namespace: task.namespace,
    schedule: task.backup.schedule,
    timeZone: task.backup.timeZone,
    concurrencyPolicy: 'Forbid',
    deadline: LONGEST_BACKUP,
    retries: 2,
    ...more,
    template: podTemplate(task, name, step),
  })

const podTemplate = (task: Task, name: string, { script, env = [], mounts = [], affinity }: Step) =>
  ({
    metadata: { labels: labels(name) },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(task.nodeSelector && { nodeSelector: task.nodeSelector }),
      ...(affinity && { affinity }),
      ...(task.imagePullSecrets && {
        imagePullSecrets: task.imagePullSecrets.map((secret) => ({ name: secret })),
      }),
      securityContext: podUser(task.user, task.backup.to.type === 'volume' ? task.user : undefined),
      containers: [
        {
          name,
          image: task.image,
          command: ['sh', '-euc', script],
          ...(task.env.length + env.length > 0 && { env: [...task.env, ...env] }),
          resources: RESOURCES,
          securityContext: hardened(),
          volumeMounts: [copiesMount, ...mounts],
        },
      ],
      volumes: [copiesVolume(task), ...(task.volumes ?? [])],
    },
  }) satisfies IPodTemplateSpec
