import type { ClusterPlan } from '@fleet/validation/plan'
import { counted } from '../counted.ts'
import type { Plan } from '../../plan/plan.ts'

/** How much a plan changes. */
export interface PlanSummary {
  /** Clusters with a change. */
  readonly clusters: number
  readonly created: number
  readonly changed: number
  /** Objects that Flux deletes, and those that leave a tree and stay in the cluster. */
  readonly deleted: number
  readonly leftBehind: number
  /** Workloads whose pods are replaced, and those whose pods may be. */
  readonly restarts: number
  readonly possibleRestarts: number
  readonly installed: number
  readonly upgraded: number
  readonly uninstalled: number
  readonly data: Readonly<Record<ClusterPlan['data'][number]['change'], number>>
  /** Findings that are errors. */
  readonly errors: number
  readonly warnings: number
}

export const summaryOf = ({ clusters, findings }: Pick<Plan, 'clusters' | 'findings'>): PlanSummary => {
  const sum = (count: (plan: ClusterPlan) => number): number =>
    clusters.reduce((total, plan) => total + count(plan), 0)
  const releases = (change: string) =>
    sum((plan) => plan.releases.filter((one) => one.change === change).length)
  const restarts = (isPossible: boolean) =>
    sum((plan) => plan.restarts.filter((restart) => (restart.isPossible ?? false) === isPossible).length)
  const data = (change: string) => sum((plan) => plan.data.filter((one) => one.change === change).length)
  const severity = (wanted: string) => findings.filter((finding) => finding.severity === wanted).length
  return {
    clusters: clusters.filter(hasChanges).length,
    created: sum(({ created }) => created.length),
    changed: sum(({ changed }) => changed.length),
    deleted: sum(({ deleted }) => deleted.filter(({ stays }) => stays === undefined).length),
    leftBehind: sum(({ deleted }) => deleted.filter(({ stays }) => stays !== undefined).length),
    restarts: restarts(false),
    possibleRestarts: restarts(true),
    installed: releases('installed'),
    upgraded: releases('upgraded'),
    uninstalled: releases('uninstalled'),
    data: {
      created: data('created'),
      deleted: data('deleted'),
      kept: data('kept'),
      longer: data('longer'),
      resized: data('resized'),
      shorter: data('shorter'),
    },
    errors: severity('error'),
    warnings: severity('warning'),
  }
}

export const hasChanges = ({ created, changed, deleted, releases }: ClusterPlan): boolean =>
  created.length + changed.length + deleted.length + releases.length > 0

/** One line: `2 clusters · 3 objects created, 5 changed, 1 deleted · …`. */
export const summaryText = (summary: PlanSummary): string =>
  [
    counted(summary.clusters, 'cluster'),
    objectsText(summary),
    ...restartsText(summary),
    ...releasesText(summary),
    dataText(summary),
    refusalsText(summary),
  ].join(' · ')

const objectsText = ({ created, changed, deleted, leftBehind }: PlanSummary): string => {
  const [first, ...rest] = [
    [created, 'created'],
    [changed, 'changed'],
    [deleted, 'deleted'],
    [leftBehind, 'left behind'],
  ].filter(([count]) => count !== 0)
  return first
    ? [`${counted(Number(first[0]), 'object')} ${first[1]}`, ...rest.map((one) => one.join(' '))].join(', ')
    : 'no object changes'
}

/** `1 workload restarts`, `2 workloads restart`. */
const subject = (count: number, noun: string, verb: string): string =>
  `${counted(count, noun)} ${verb}${count === 1 ? 's' : ''}`

const restartsText = ({ restarts, possibleRestarts }: PlanSummary): readonly string[] => {
  if (restarts + possibleRestarts === 0) return ['nothing restarts']
  const possible = `${possibleRestarts} more may restart`
  if (restarts === 0) return [`${counted(possibleRestarts, 'workload')} may restart`]
  return [[subject(restarts, 'workload', 'restart'), ...(possibleRestarts > 0 ? [possible] : [])].join(', ')]
}

const releasesText = ({ installed, upgraded, uninstalled }: PlanSummary): readonly string[] => [
  ...(installed > 0 ? [`${counted(installed, 'release')} ${installed === 1 ? 'is' : 'are'} installed`] : []),
  ...(upgraded > 0 ? [subject(upgraded, 'release', 'upgrade')] : []),
  ...(uninstalled > 0
    ? [`${counted(uninstalled, 'release')} ${uninstalled === 1 ? 'is' : 'are'} uninstalled`]
    : []),
]

const dataText = ({ data }: PlanSummary): string => {
  const touched = [
    ...(data.deleted > 0 ? [`data is deleted in ${counted(data.deleted, 'place')}`] : []),
    ...(data.shorter > 0
      ? [`${counted(data.shorter, 'store')} keep${data.shorter === 1 ? 's' : ''} less`]
      : []),
    ...(data.longer > 0 ? [`${counted(data.longer, 'store')} keep${data.longer === 1 ? 's' : ''} more`] : []),
    ...(data.resized > 0 ? [`${counted(data.resized, 'claim')} ${are(data.resized)} resized`] : []),
    ...(data.kept > 0 ? [`${counted(data.kept, 'claim')} ${are(data.kept)} left behind`] : []),
    ...(data.created > 0 ? [`${counted(data.created, 'claim')} ${are(data.created)} created`] : []),
  ]
  return touched.length === 0 ? 'no data is touched' : touched.join(', ')
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')

const refusalsText = ({ errors, warnings }: PlanSummary): string => {
  const more = warnings > 0 ? `, ${counted(warnings, 'warning')}` : ''
  return `${errors === 0 ? 'nothing is refused' : counted(errors, 'error')}${more}`
}
