import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { at, type Location, type Path } from '../../values/location.ts'
import { containersIn, type Container } from '../../tree/workloads/containers.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'

export const validPod: Rule = {
  id: 'valid-pod',
  summary: 'The fields of a pod do not contradict each other or the kind of its controller.',
  rationale:
    'Each field is valid by its type, and the API server refuses their combination. Flux then applies nothing of the layer.',
  fix: 'Correct the field, or remove it.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) {
      checkLifetime(pods, report)
      checkPairs(pods, report)
    }
    for (const run of containersIn(cluster)) checkProbes(run, report)
  }),
}

const reporterOf =
  ({ controller, owner }: OwnPods, report: Report) =>
  (path: Path, message: string, fix: string): void => {
    reportRefused(at(controller, ...path), `${owner} ${message}`, fix, report)
  }

const checkLifetime = (pods: OwnPods, report: Report): void => {
  const reportField = reporterOf(pods, report)
  const { kind } = pods.controller.object
  const { restartPolicy = 'Always', activeDeadlineSeconds } = pods.spec
  const isJob = kind === 'Job' || kind === 'CronJob'
  if ((restartPolicy === 'Always') === isJob)
    reportField(
      [...pods.path, 'restartPolicy'],
      `has the restartPolicy ${restartPolicy}, which a ${kind} must not have`,
      isJob ? 'write Never or OnFailure' : 'write Always, or remove it',
    )
  if (activeDeadlineSeconds !== undefined && !isJob)
    reportField(
      [...pods.path, 'activeDeadlineSeconds'],
      `has activeDeadlineSeconds, which a ${kind} must not have`,
      'remove activeDeadlineSeconds',
    )
}

const checkPairs = (pods: OwnPods, report: Report): void => {
  const reportField = reporterOf(pods, report)
  const { dnsPolicy, dnsConfig, serviceAccount, serviceAccountName, shareProcessNamespace, hostPID } =
    pods.spec
  if (dnsPolicy === 'None' && (dnsConfig?.nameservers ?? []).length === 0)
    reportField(
      [...pods.path, 'dnsPolicy'],
      'has the dnsPolicy None and no name server',
      'state dnsConfig.nameservers, or remove dnsPolicy',
    )
  if (serviceAccount !== undefined && serviceAccount !== serviceAccountName)
    reportField(
      [...pods.path, 'serviceAccount'],
      `names the ServiceAccounts ${serviceAccount} and ${serviceAccountName ?? 'default'}`,
      'remove serviceAccount: serviceAccountName has replaced it',
    )
  if (shareProcessNamespace === true && hostPID === true)
    reportField(
      [...pods.path, 'shareProcessNamespace'],
      'shares processes both with its node and among its containers',
      'remove shareProcessNamespace or hostPID',
    )
}

const checkProbes = ({ container, pods, location }: Container, report: Report): void => {
  const reportField = (path: Path, message: string, fix: string): void => {
    reportRefused(location(...path), `${pods.owner} ${message}`, fix, report)
  }
  for (const kind of ['livenessProbe', 'startupProbe'] as const)
    if ((container[kind]?.successThreshold ?? 1) !== 1)
      reportField(
        [kind, 'successThreshold'],
        `has a ${kind} that needs more than one success`,
        'write 1, or remove it',
      )
  if (container.readinessProbe?.terminationGracePeriodSeconds !== undefined)
    reportField(
      ['readinessProbe', 'terminationGracePeriodSeconds'],
      'has a readinessProbe with a grace period, and a readinessProbe terminates nothing',
      'remove it',
    )
}

const reportRefused = (location: Location, message: string, fix: string, report: Report): void => {
  report({
    location,
    message,
    impact: 'the API server refuses it, and Flux applies nothing of its layer',
    fix,
  })
}
