import type { Severity } from '@fleet/model'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { at, type Path } from '../../values/location.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'

export const validRollout: Rule = {
  id: 'valid-rollout',
  summary: 'A controller runs at least one pod, and its rollout may remove or add a pod.',
  rationale:
    'The API server refuses a rollout that may neither remove nor add a pod. It refuses numbers other than counts and percentages. A controller without pods is an outage that Flux reports as ready.',
  fix: 'Correct the numbers, or remove them.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) checkController(pods, report)
  }),
}

/** What Deployments, DaemonSets and StatefulSets share, partly under another name. */
interface ControllerSpec {
  readonly replicas?: number
  readonly minReadySeconds?: number
  readonly progressDeadlineSeconds?: number
  readonly strategy?: Strategy
  readonly updateStrategy?: Strategy
}

interface Strategy {
  readonly type?: string
  readonly rollingUpdate?: RollingUpdate
}

interface RollingUpdate {
  readonly maxSurge?: number | string
  readonly maxUnavailable?: number | string
}

type ReportField = (path: Path, message: string, fix: string, ownSeverity?: Severity) => void

const checkController = ({ controller, owner }: OwnPods, report: Report): void => {
  const reportField: ReportField = (path, message, fix, ownSeverity) => {
    report({
      location: at(controller, 'spec', ...path),
      message: `${owner} ${message}`,
      impact: 'the API server refuses it, or no pod runs',
      fix,
      ...(ownSeverity && { ownSeverity }),
    })
  }
  const { kind, spec = {} } = controller.object as { readonly kind: string; readonly spec?: ControllerSpec }
  const { replicas = 1, minReadySeconds = 0, progressDeadlineSeconds = 600 } = spec
  // A person may stop a program for a while.
  if (replicas === 0)
    reportField(['replicas'], 'runs no pod', 'write at least 1, or remove the controller', 'info')
  if (minReadySeconds < 0 || (kind === 'Deployment' && progressDeadlineSeconds <= minReadySeconds))
    reportField(
      ['minReadySeconds'],
      `counts a pod as available after ${minReadySeconds} s, and a rollout as failed after ${progressDeadlineSeconds} s`,
      'make minReadySeconds the smaller of the two',
    )
  for (const key of ['strategy', 'updateStrategy'] as const) {
    const { type = 'RollingUpdate', rollingUpdate } = spec[key] ?? {}
    if (!rollingUpdate) continue
    if (type === 'RollingUpdate') checkLimits(kind, rollingUpdate, [key, 'rollingUpdate'], reportField)
    else
      reportField(
        [key, 'rollingUpdate'],
        `has a rollingUpdate, and its strategy is ${type}`,
        'remove rollingUpdate',
      )
  }
}

const PERCENTAGE = /^\d+%$/

const checkLimits = (
  kind: string,
  rollingUpdate: RollingUpdate,
  path: Path,
  reportField: ReportField,
): void => {
  const { maxSurge, maxUnavailable } = rollingUpdate
  for (const [limit, value] of Object.entries({ maxSurge, maxUnavailable }))
    if (typeof value === 'string' ? !PERCENTAGE.test(value) : value !== undefined && value < 0)
      reportField(
        [...path, limit],
        `has the ${limit} ${JSON.stringify(value)}`,
        'write a count, or a percentage such as 25%',
      )
  const isStuck = kind !== 'StatefulSet' && isZero(maxSurge, kind === 'DaemonSet') && isZero(maxUnavailable)
  if (isStuck) reportField(path, 'may neither remove nor add a pod', 'set maxSurge or maxUnavailable to 1')
}

const isZero = (value: number | string | undefined, byDefault = false): boolean =>
  value === undefined ? byDefault : value === 0 || value === '0%'
