import { inEachCluster, type Rule } from '../rule.ts'
import { at, type Path } from '../../values/location.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'

export const validRollout: Rule = {
  id: 'valid-rollout',
  summary: 'A controller runs at least one pod, and may take one away or add one while it replaces them.',
  rationale:
    'The API server refuses a rollout that may neither take a pod away nor add one, and numbers that are neither a count nor a percentage. A controller without pods is a service that is down, and Flux calls it ready.',
  example: {
    refused: 'strategy:\n  type: RollingUpdate\n  rollingUpdate: { maxSurge: 0, maxUnavailable: 0 }\n',
    accepted: 'strategy:\n  type: RollingUpdate\n  rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }\n',
  },
  fix: 'Correct the numbers, or leave them to their defaults.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) =>
      complaintsOf(pods).map(({ path, message, fix }) => ({
        location: at(pods.controller, 'spec', ...path),
        message: `${pods.owner} ${message}`,
        impact: 'the API server refuses it, or nothing runs',
        fix,
      })),
    ),
  ),
}

interface Complaint {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

/** What Deployments, DaemonSets and StatefulSets have alike, some of them under another name. */
interface Controlling {
  readonly replicas?: number
  readonly minReadySeconds?: number
  readonly progressDeadlineSeconds?: number
  readonly strategy?: Strategy
  readonly updateStrategy?: Strategy
}

interface Strategy {
  readonly type?: string
  readonly rollingUpdate?: { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string }
}

const complaintsOf = ({ controller }: OwnPods): readonly Complaint[] => {
  const { kind, spec } = controller.object as { readonly kind: string; readonly spec?: Controlling }
  const { replicas = 1, minReadySeconds = 0, progressDeadlineSeconds = 600 } = spec ?? {}
  return [
    ...(replicas === 0
      ? [
          {
            path: ['replicas'],
            message: 'runs no pod at all',
            fix: 'write at least 1, or remove the controller',
          },
        ]
      : []),
    ...(minReadySeconds < 0 || (kind === 'Deployment' && progressDeadlineSeconds <= minReadySeconds)
      ? [
          {
            path: ['minReadySeconds'],
            message: `calls a pod available after ${minReadySeconds} s, and a rollout failed after ${progressDeadlineSeconds} s`,
            fix: 'make minReadySeconds the smaller of the two',
          },
        ]
      : []),
    ...(['strategy', 'updateStrategy'] as const).flatMap((key) => {
      const strategy = spec?.[key]
      return strategy ? ofStrategy(key, strategy, kind) : []
    }),
  ]
}

const NUMBER = /^\d+%$/
const LIMITS = ['maxSurge', 'maxUnavailable'] as const

const ofStrategy = (key: string, { type, rollingUpdate }: Strategy, kind: string): readonly Complaint[] => {
  if (!rollingUpdate) return []
  if (type !== undefined && type !== 'RollingUpdate')
    return [
      {
        path: [key, 'rollingUpdate'],
        message: `states how to replace pods one by one, and its strategy is ${type}`,
        fix: 'leave rollingUpdate out',
      },
    ]
  const misshapen = LIMITS.filter((limit) => {
    const value = rollingUpdate[limit]
    return typeof value === 'string' ? !NUMBER.test(value) : value !== undefined && value < 0
  })
  const isStuck =
    kind !== 'StatefulSet' &&
    stays(rollingUpdate.maxSurge, kind === 'DaemonSet') &&
    stays(rollingUpdate.maxUnavailable)
  return [
    ...misshapen.map((limit) => ({
      path: [key, 'rollingUpdate', limit],
      message: `has the ${limit} ${JSON.stringify(rollingUpdate[limit])}`,
      fix: 'write a count, or a percentage such as 25%',
    })),
    ...(isStuck
      ? [
          {
            path: [key, 'rollingUpdate'],
            message: 'may neither take a pod away nor add one',
            fix: 'set maxSurge or maxUnavailable to 1',
          },
        ]
      : []),
  ]
}

const stays = (value: number | string | undefined, byDefault = false): boolean =>
  value === undefined ? byDefault : value === 0 || value === '0%'
